// Which file of which package describes which version of GitHub.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const descriptions = {
    'github.com': '@octokit/openapi/generated/api.github.com.json',
    'ghes-3.17': '@octokit/openapi/generated/ghes-3.17.json',
    'ghes-3.8': 'openapi-of-2023/generated/ghes-3.8.json',
    'ghes-3.4': 'openapi-of-2022/generated/ghes-3.4.json',
};

export function fileOf(name) {
    const here = path.dirname(fileURLToPath(import.meta.url));
    return path.join(here, 'node_modules', descriptions[name]);
}
