// What was reached of the endpoints and their parameters, as a table and as a list of what is not.
import { endpoints, leftOut } from './endpoints.mjs';

/** `yes`, a dash where the version does not describe it, or what is missing. */
function cell(front, name, parameter) {
    const endpoint = front.piece.endpoints.find(each => each.name === name);
    if (!endpoint)
        return '-';
    const reached = front.reached.get(name);
    if (!parameter)
        return reached ? 'yes' : 'MISSING';
    const described = endpoint.parameters.find(each => each.name === parameter);
    if (!described)
        return '-';
    if (`${name} ${parameter}` in leftOut)
        return reached?.has(parameter) ? 'NOT LEFT OUT' : 'left out';
    const values = reached?.get(parameter);
    if (!values)
        return 'MISSING';
    const isLeftOut = value => `${name} ${parameter}=${value}` in leftOut;
    const sent = described.values.filter(value => isLeftOut(value) && values.has(String(value)));
    if (sent.length)
        return `NOT LEFT OUT ${sent}`;
    const others = described.values.filter(value => !isLeftOut(value) && !values.has(String(value)));
    return others.length ? `MISSING ${others}` : 'yes';
}

/** One row for each endpoint, and below it one for each parameter of any version. */
export function rowsOf(fronts) {
    const rows = [];
    for (const name of endpoints) {
        const parameters = new Map();
        for (const front of fronts) {
            const endpoint = front.piece.endpoints.find(each => each.name === name);
            for (const each of endpoint?.parameters ?? [])
                parameters.set(each.name, each);
        }
        rows.push({ title: name, cells: fronts.map(front => cell(front, name)) });
        for (const { name: parameter, where, values } of parameters.values()) {
            const listed = values.length ? ` = ${values.join(' | ')}` : '';
            rows.push({
                title: `    ${parameter} (${where})${listed}`,
                cells: fronts.map(front => cell(front, name, parameter)),
            });
        }
    }
    return rows;
}

export function tableText(fronts) {
    const rows = [{ title: '', cells: fronts.map(front => front.name) }, ...rowsOf(fronts)];
    const wide = Math.max(...rows.map(row => row.title.length));
    const lines = rows.map(
        ({ title, cells }) => (title.padEnd(wide) + '  ' + cells.map(each => each.padEnd(11)).join('')).trimEnd(),
    );
    for (const [what, why] of Object.entries(leftOut))
        lines.push(`left out: ${what}: ${why}`);
    return lines.join('\n');
}

export function missingIn(fronts) {
    return rowsOf(fronts).flatMap(({ title, cells }) =>
        cells.flatMap((each, i) => (/^[A-Z]/.test(each) ? [`${fronts[i].name}: ${title.trim()}: ${each}`] : [])),
    );
}
