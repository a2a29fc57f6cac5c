// What the client promises to speak, what it leaves out on purpose, and what GitHub describes
// otherwise than it behaves. Everything else in this folder follows from these lists.

/** Every endpoint that the client implements, as GitHub's description spells it. */
export const endpoints = [
    'GET /repos/{owner}/{repo}/releases',
    'POST /repos/{owner}/{repo}/releases',
    'GET /repos/{owner}/{repo}/releases/latest',
    'GET /repos/{owner}/{repo}/releases/tags/{tag}',
    'GET /repos/{owner}/{repo}/releases/{release_id}',
    'PATCH /repos/{owner}/{repo}/releases/{release_id}',
    'DELETE /repos/{owner}/{repo}/releases/{release_id}',
    'POST /repos/{owner}/{repo}/releases/generate-notes',
    'GET /repos/{owner}/{repo}/releases/{release_id}/assets',
    'POST /repos/{owner}/{repo}/releases/{release_id}/assets',
    'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
    'PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}',
    'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}',
    'GET /user',
    'GET /user/repos',
    'GET /repos/{owner}/{repo}',
    'GET /repos/{owner}/{repo}/tags',
    'GET /repos/{owner}/{repo}/branches',
    'GET /repos/{owner}/{repo}/git/ref/{ref}',
    'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    'GET /repos/{owner}/{repo}/contributors',
    'GET /repos/{owner}/{repo}/issues',
    'GET /repos/{owner}/{repo}/zipball/{ref}',
    'GET /repos/{owner}/{repo}/tarball/{ref}',
    'GET /repos/{owner}/{repo}/immutable-releases',
    'POST /markdown',
    'GET /rate_limit',
    'GET /meta',
    'POST /login/device/code',
    'POST /login/oauth/access_token',
];

/** Endpoints that only some versions describe. Elsewhere a missing one is a mistake in this list. */
export const onlyIn = {
    'GET /repos/{owner}/{repo}/immutable-releases': ['github.com'],
};

const allAreWanted = 'all are wanted: the list helps to find one while its number is typed';

/** Parameters, or values of one (`name=value`), that the client never sends, and why. */
export const leftOut = {
    'GET /user/repos type':
        'cannot be combined with visibility and affiliation, which together say all that it can',
    'GET /repos/{owner}/{repo}/contributors anon': 'who has no login cannot be mentioned',
    'GET /repos/{owner}/{repo}/issues state=open': allAreWanted,
    'GET /repos/{owner}/{repo}/issues state=closed': allAreWanted,
    'GET /repos/{owner}/{repo}/issues sort=created': 'what was changed last is wanted first',
    'GET /repos/{owner}/{repo}/issues sort=comments': 'what was changed last is wanted first',
    'GET /repos/{owner}/{repo}/issues direction=asc': 'what was changed last is wanted first',
    'GET /repos/{owner}/{repo}/issues since': 'a change is found out by the ETag',
};
for (const name of ['milestone', 'assignee', 'type', 'creator', 'mentioned', 'issue_field_values', 'labels'])
    leftOut[`GET /repos/{owner}/{repo}/issues ${name}`] = allAreWanted;

/**
 * Where GitHub does what its own description leaves out. Each excuses one kind of finding and no
 * other.
 */
export const differences = [
    {
        name: 'an asset may be a "starter": documented in prose, missing in the enumeration',
        excuses: ({ location, body }) =>
            location[0] === 'response' && location.at(-1) === 'state'
            && location.slice(2).reduce((value, key) => value?.[key], body) === 'starter',
    },
    {
        name: 'what is not there is 404, also where only success is described',
        excuses: ({ method, message, status, body }) =>
            method === 'GET' && status === 404 && body?.message === 'Not Found'
            && message.startsWith('Unable to match the returned status code'),
    },
    {
        name: 'what has not changed is 304 to whoever asks so, also where only 200 is described',
        excuses: ({ method, headers, message, status }) =>
            method === 'GET' && status === 304 && 'if-none-match' in headers
            && message.startsWith('Unable to match the returned status code'),
    },
];

/** What emulate answers otherwise than GitHub, by endpoint and place. Counted as its own. */
export const knownOfEmulate = [
    "GET /repos/{owner}/{repo}: response.body: Response body must have required property 'network_count'",
    "GET /repos/{owner}/{repo}: response.body: Response body must have required property 'subscribers_count'",
    "POST /repos/{owner}/{repo}/releases/{release_id}/assets: response.body: Response body must have required property 'digest'",
    "GET /repos/{owner}/{repo}/releases/{release_id}/assets: response.body.*: Response body property 0 must have required property 'digest'",
    "GET /repos/{owner}/{repo}/releases/assets/{asset_id}: response.body: Response body must have required property 'digest'",
    "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}: response.body: Response body must have required property 'digest'",
];

const text = { type: 'string' };

/**
 * The device sign-in is not part of GitHub's description, since it is not below the API's address.
 * These follow its page "Authorizing OAuth apps".
 */
const json = (schema, description = '') => ({
    description,
    content: { 'application/json': { schema } },
});
const deviceRequest = (properties, required) => ({
    required: true,
    content: {
        'application/x-www-form-urlencoded': { schema: { type: 'object', properties, required } },
    },
});
export const deviceSignIn = {
    '/login/device/code': {
        post: {
            requestBody: deviceRequest({ client_id: text, scope: text }, ['client_id']),
            responses: {
                200: json({
                    type: 'object',
                    required: ['device_code', 'user_code', 'verification_uri', 'expires_in', 'interval'],
                    properties: {
                        device_code: { type: 'string', minLength: 40, maxLength: 40 },
                        user_code: { type: 'string', pattern: '^[A-Z0-9]{4}-[A-Z0-9]{4}$' },
                        verification_uri: { type: 'string', format: 'uri' },
                        expires_in: { type: 'integer' },
                        interval: { type: 'integer' },
                    },
                }),
            },
        },
    },
    '/login/oauth/access_token': {
        post: {
            requestBody: deviceRequest(
                {
                    client_id: text,
                    device_code: text,
                    grant_type: {
                        type: 'string',
                        enum: ['urn:ietf:params:oauth:grant-type:device_code'],
                    },
                },
                ['client_id', 'device_code', 'grant_type'],
            ),
            responses: {
                200: json({
                    oneOf: [
                        {
                            type: 'object',
                            required: ['access_token', 'token_type', 'scope'],
                            properties: { access_token: text, token_type: text, scope: text },
                        },
                        {
                            type: 'object',
                            required: ['error', 'error_description'],
                            properties: {
                                error: text,
                                error_description: text,
                                error_uri: text,
                                interval: { type: 'integer' },
                            },
                        },
                    ],
                }),
            },
        },
    },
};
