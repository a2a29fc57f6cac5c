// `node serve.mjs` reads one line of JSON, [{name, description, upstream, prefix, isEmulate}], puts
// a front before each server and answers one line: {"report": address, "fronts": {name: address}}.
// The report tells what was found. Ends with its standard input.
import http from 'node:http';
import readline from 'node:readline';
import { cut } from './cut.mjs';
import { Front } from './front.mjs';
import { missingIn, tableText } from './table.mjs';

const fronts = new Map();

/** Findings since the last question, of one front. */
function findingsOf(front) {
    const { requests, findings } = front;
    front.requests = 0;
    front.findings = [];
    return { requests, findings };
}

function report(url) {
    const name = url.searchParams.get('front');
    // Each version is played once to be reached whole; other servers only show what they have.
    const whole = [...fronts.values()].filter(front => front.name === front.description);
    switch (url.pathname) {
    case '/findings':
        return findingsOf(fronts.get(name));
    case '/excused':
        return Object.fromEntries(fronts.get(name).excused);
    case '/table':
        return { text: tableText(whole), missing: missingIn(whole) };
    default:
        return null;
    }
}

const input = readline.createInterface({ input: process.stdin });
input.on('close', () => process.exit());
input.once('line', async line => {
    const addresses = {};
    for (const wanted of JSON.parse(line)) {
        const front = new Front({ ...wanted, piece: cut(wanted.description) });
        fronts.set(wanted.name, front);
        addresses[wanted.name] = await front.start();
    }
    const server = http.createServer((request, reply) => {
        const answer = report(new URL(request.url, 'http://report'));
        reply.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
        reply.end(JSON.stringify(answer));
    });
    server.listen(0, '127.0.0.1', () => {
        const address = `http://127.0.0.1:${server.address().port}`;
        process.stdout.write(JSON.stringify({ report: address, fronts: addresses }) + '\n');
    });
});
