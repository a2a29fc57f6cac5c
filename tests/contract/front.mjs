// Stands between the client and a server: passes each request on through Prism, in `proxy` mode
// with a piece of GitHub's description, and keeps what Prism found wrong with it or its reply.
import http from 'node:http';
import { createRequire } from 'node:module';
import { differences, knownOfEmulate } from './endpoints.mjs';

const require = createRequire(import.meta.url);
const { createLogger } = require('@stoplight/prism-core');
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
const { validateInput, validateOutput } = require('@stoplight/prism-http/dist/validator');
const { createServer } = require('@stoplight/prism-http-server');

const loopback = '127.0.0.1';

async function collect(stream) {
    const pieces = [];
    for await (const piece of stream)
        pieces.push(piece);
    return Buffer.concat(pieces);
}

/** One exchange over HTTP, with redirects left alone and bytes as they are. */
function ask(url, method, headers, body) {
    return new Promise((resolve, reject) => {
        const request = http.request(url, { method, headers }, async reply => {
            resolve({ status: reply.statusCode, headers: reply.headers, body: await collect(reply) });
        });
        request.on('error', reject);
        request.end(body.length ? body : undefined);
    });
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** The fields of a body, by name. */
function fieldsOf(headers, body) {
    if (body.length === 0)
        return {};
    if (/form-urlencoded/.test(headers['content-type']))
        return Object.fromEntries(new URLSearchParams(body.toString()));
    const value = parsed(body.toString());
    return value !== null && typeof value === 'object' ? value : {};
}

const listOf = either => (either._tag === 'Left' ? either.left : []);
const sided = (side, errors) =>
    errors.map(({ path, code, message }) => ({ location: [side, ...(path ?? [])], code, message }));

/** A finding without what differs from one reply to the next. */
export function kindOf(finding) {
    const place = finding.location.map(each => (/^\d+$/.test(each) ? '*' : each)).join('.');
    return `${finding.endpoint}: ${place}: ${finding.message}`;
}

export class Front {
    findings = [];
    excused = new Map(); // name of the difference → how often
    reached = new Map(); // endpoint → parameter → values
    requests = 0;

    /**
     * @param name what the reports call it
     * @param description the version whose piece it is
     * @param piece what cut() gives
     * @param upstream the server's origin
     * @param prefix where its API lies below that; may be empty
     * @param isEmulate whether its known mistakes are not ours
     */
    constructor({ name, description, piece, upstream, prefix, isEmulate = false }) {
        Object.assign(this, { name, description, piece, upstream, prefix, isEmulate });
    }

    async start() {
        this.operations = await getHttpOperationsFromSpec(this.piece.document);
        const prism = createServer(this.operations, {
            cors: false,
            components: { logger: createLogger('contract', { level: 'silent' }) },
            config: {
                isProxy: true,
                upstream: new URL(this.upstream + this.prefix),
                upstreamProxy: undefined,
                checkSecurity: true,
                validateRequest: true,
                validateResponse: true,
                errors: false,
                mock: { dynamic: false },
            },
        });
        this.prism = await prism.listen(0, loopback);
        const server = http.createServer((request, reply) => this.handle(request, reply));
        await new Promise(resolve => server.listen(0, loopback, resolve));
        this.origin = `http://${loopback}:${server.address().port}`;
        return this.origin;
    }

    async handle(request, reply) {
        ++this.requests;
        const body = await collect(request);
        const url = new URL(request.url, this.origin);
        const isUpload = url.pathname.startsWith('/api/uploads/');
        const isSignIn = url.pathname.startsWith('/login/');
        const isDownload = /octet-stream/.test(request.headers.accept)
            || /\/(zip|tar)ball\//.test(url.pathname);
        let path = url.pathname;
        if (isUpload)
            path = path.slice('/api/uploads'.length);
        else if (!isSignIn && path.startsWith(this.prefix))
            path = path.slice(this.prefix.length);

        const endpoint = this.piece.endpoints.find(each => each.matches(request.method, path));
        const call = { endpoint, method: request.method, path, query: url.search, url, body };
        call.headers = { ...request.headers, host: new URL(this.upstream).host };
        call.headers['accept-encoding'] = 'identity';
        if (!endpoint)
            this.note(call, { location: ['request'], message: 'no such endpoint is described' });
        else
            this.count(call);
        this.checkHeaders(call, isSignIn);

        // Prism would take a file for text, follow a download's redirect, and knows one origin.
        const aside = isUpload || isSignIn || isDownload;
        const answer = await (aside ? this.askAside(call) : this.askThroughPrism(call));
        this.give(reply, answer);
    }

    async askThroughPrism(call) {
        const answer = await ask(this.prism + call.path + call.query, call.method, call.headers, call.body);
        const found = answer.headers['sl-violations'];
        const body = parsed(answer.body.toString());
        if (found) {
            const list = parsed(found) ?? [{ location: ['prism'], message: found }];
            for (const finding of list)
                this.note(call, finding, answer.status, body);
        }
        if (/problem\+json/.test(answer.headers['content-type']))
            this.note(call, { location: ['prism'], message: answer.body.toString() });
        return answer;
    }

    /** Straight to the server, then checked by the same rules. */
    async askAside(call) {
        const answer = await ask(this.upstream + call.url.pathname + call.query, call.method,
                                 call.headers, call.body);
        if (!call.endpoint)
            return answer;
        const resource = this.operations.find(
            each => each.method === call.method.toLowerCase()
                && call.endpoint.templates.includes(each.path));
        const form = /form-urlencoded/.test(call.headers['content-type']);
        const input = {
            method: resource.method,
            url: { path: call.path, query: Object.fromEntries(call.url.searchParams) },
            headers: form ? call.headers : {}, // any type of file is welcome
            body: form ? call.body.toString() : 'bytes',
        };
        const body = parsed(answer.body.toString());
        const output = {
            statusCode: answer.status,
            headers: answer.headers,
            body: body ?? answer.body.toString(),
        };
        const findings = [
            ...sided('request', listOf(validateInput({ resource, element: input }))),
            ...sided('response', listOf(validateOutput({ resource, element: output }))),
        ];
        for (const finding of findings)
            this.note(call, finding, answer.status, body);
        return answer;
    }

    /** The server's addresses lead here, as if it knew no other name for itself. */
    give(reply, { status, headers, body }) {
        const kept = { ...headers };
        for (const name of ['sl-violations', 'transfer-encoding', 'connection', 'content-length'])
            delete kept[name];
        const here = text => text.replaceAll(this.upstream, this.origin);
        for (const name of ['link', 'location']) {
            if (kept[name])
                kept[name] = here(kept[name]);
        }
        const bytes = /json|text/.test(kept['content-type']) ? Buffer.from(here(body.toString())) : body;
        if (status !== 204 && status !== 304)
            kept['content-length'] = bytes.length;
        reply.writeHead(status, kept);
        reply.end(bytes);
    }

    /** Notes what the request carries, and that it carries nothing else. */
    count({ endpoint, url, headers, body }) {
        const parameters = this.reached.get(endpoint.name) ?? new Map();
        this.reached.set(endpoint.name, parameters);
        const isFile = endpoint.parameters.every(each => each.where !== 'body');
        const carried = [
            ...[...url.searchParams].map(([name, value]) => [name, value, 'query']),
            ...Object.entries(isFile ? {} : fieldsOf(headers, body)).map(entry => [...entry, 'body']),
        ];
        for (const [name, value, where] of carried) {
            if (!endpoint.parameters.some(each => each.name === name && each.where === where)) {
                this.note({ endpoint },
                          { location: ['request', where, name], message: 'is not described' });
                continue;
            }
            const values = parameters.get(name) ?? new Set();
            parameters.set(name, values.add(String(value)));
        }
        for (const { name, where } of endpoint.parameters) {
            if (where === 'path')
                parameters.set(name, new Set());
        }
    }

    checkHeaders({ endpoint, headers }, isSignIn) {
        const wanted = {
            accept: isSignIn ? /json/ : /^application\/(vnd\.github\+json|octet-stream)$/,
            'user-agent': /^Slipway\//,
        };
        if (!isSignIn)
            wanted['x-github-api-version'] = /^2022-11-28$/;
        for (const [name, pattern] of Object.entries(wanted)) {
            if (!pattern.test(headers[name] ?? ''))
                this.note({ endpoint }, { location: ['request', 'headers', name], message: headers[name] });
        }
    }

    note({ endpoint, method, path, headers }, finding, status, body) {
        const name = endpoint?.name ?? `${method} ${path}`;
        const full = { ...finding, method, headers, endpoint: name, status, body };
        const difference = differences.find(each => each.excuses(full))?.name
            ?? (this.isEmulate ? knownOfEmulate.find(each => each === kindOf(full)) : undefined);
        if (difference)
            this.excused.set(difference, (this.excused.get(difference) ?? 0) + 1);
        else
            this.findings.push(kindOf(full));
    }
}
