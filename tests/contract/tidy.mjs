// Run after installing: of the descriptions, a gigabyte, only those that are tested against stay.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { descriptions, fileOf } from './descriptions.mjs';

const wanted = new Set(Object.keys(descriptions).map(fileOf));
for (const folder of new Set([...wanted].map(file => path.dirname(file)))) {
    for (const name of readdirSync(folder)) {
        const file = path.join(folder, name);
        if (name.endsWith('.json') && !wanted.has(file))
            rmSync(file);
    }
}
