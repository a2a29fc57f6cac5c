// Cuts our endpoints out of GitHub's description: `node cut.mjs NAME` prints the piece.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { descriptions, fileOf } from './descriptions.mjs';
import { deviceSignIn, endpoints, onlyIn } from './endpoints.mjs';

/** An endpoint in a description: every address it is found at is one template. */
class Endpoint {
    constructor(name, operation, templates) {
        this.name = name;
        this.method = name.split(' ')[0];
        this.operation = operation;
        this.templates = templates;
        this.patterns = templates.map(
            template =>
                new RegExp('^' + template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+') + '$'),
        );
    }

    matches(method, path) {
        return method === this.method && this.patterns.some(pattern => pattern.test(path));
    }
}

/**
 * The addresses of one endpoint. A description has no word for a parameter that spans segments, as
 * a tag's name in a reference may, nor for the address by number that GitHub's `Link` leads to.
 */
function templatesOf(path, operation) {
    if (path.endsWith('/{ref}')) {
        const stem = path.slice(0, -'{ref}'.length) + (path.includes('/git/') ? 'tags/' : 'refs/tags/');
        return [stem + '{ref}', stem + '{ref}/{ref2}'];
    }
    const pages = operation.parameters?.some(each => /page/.test(each.$ref ?? each.name));
    if (pages && path.startsWith('/repos/{owner}/{repo}/'))
        return [path, path.replace('/repos/{owner}/{repo}/', '/repositories/{repository_id}/')];
    return [path];
}

const pathParameter = name => ({ name, in: 'path', required: true, schema: { type: 'string' } });

/** The operation with the path parameters that this template names, and no others. */
function operationAt(template, operation, look) {
    const names = [...template.matchAll(/\{([^}]+)\}/g)].map(match => match[1]);
    const parameters = (operation.parameters ?? []).filter(each => look(each).in !== 'path');
    const known = (operation.parameters ?? []).filter(each => look(each).in === 'path');
    for (const name of names)
        parameters.push(known.find(each => look(each).name === name) ?? pathParameter(name));
    return { ...operation, parameters };
}

/** Everything without which the value could not be read, under its old address. */
function gather(value, from, into) {
    if (Array.isArray(value))
        return value.map(each => gather(each, from, into));
    if (value === null || typeof value !== 'object')
        return value;
    if (typeof value.$ref === 'string') {
        const [, , kind, name] = value.$ref.split('/');
        into[kind] ??= {};
        if (!(name in into[kind])) {
            into[kind][name] = {}; // it may refer to itself
            into[kind][name] = gather(from.components[kind][name], from, into);
        }
        return value;
    }
    const kept = {};
    for (const [key, each] of Object.entries(value)) {
        if (key !== 'examples' && key !== 'externalDocs' && !key.startsWith('x-'))
            kept[key] = gather(each, from, into);
    }
    return kept;
}

/** Looks the value behind a reference up. */
const lookUpIn = whole => each =>
    each?.$ref
        ? each.$ref
              .split('/')
              .slice(1)
              .reduce((value, key) => value[key], whole)
        : each;

/** \return the piece, as an OpenAPI document, and what it has of our endpoints */
export function cut(name) {
    const whole = JSON.parse(readFileSync(fileOf(name), 'utf8'));
    const look = lookUpIn(whole);
    const found = [];
    const paths = {};
    const components = {};
    for (const endpoint of endpoints) {
        const [method, path] = endpoint.split(' ');
        const verb = method.toLowerCase();
        const ours = deviceSignIn[path]?.[verb];
        const operation = ours ?? whole.paths[path]?.[verb];
        const expected = !onlyIn[endpoint] || onlyIn[endpoint].includes(name);
        if (!operation !== !expected)
            throw new Error(`${name}: ${endpoint} is ${operation ? '' : 'not '}described`);
        if (!operation)
            continue;
        const templates = templatesOf(path, operation);
        for (const template of templates) {
            paths[template] ??= {};
            paths[template][verb] = gather(operationAt(template, operation, look), whole, components);
            delete paths[template][verb].servers;
        }
        found.push(new Endpoint(endpoint, operation, templates));
    }
    const document = { openapi: whole.openapi, info: whole.info, paths, components };
    return { document, endpoints: found.map(each => withParameters(each, look)) };
}

/** The endpoint with all that a request to it may carry: name, where, and the values if listed. */
function withParameters(endpoint, look) {
    const parameters = (endpoint.operation.parameters ?? []).map(look).map(each => ({
        name: each.name,
        where: each.in,
        values: look(each.schema)?.enum ?? [],
    }));
    for (const content of Object.values(look(endpoint.operation.requestBody)?.content ?? {})) {
        const properties = look(content.schema)?.properties ?? {};
        for (const [name, schema] of Object.entries(properties))
            parameters.push({ name, where: 'body', values: look(schema).enum ?? [] });
    }
    endpoint.parameters = parameters;
    return endpoint;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const name = process.argv[2];
    if (!(name in descriptions))
        throw new Error(`Which one? ${Object.keys(descriptions).join(', ')}`);
    process.stdout.write(JSON.stringify(cut(name).document, null, 1));
}
