import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { redact } from '../../../src/core/redact.ts';

const pat = `github_pat_${'11ABCDEFG0'.repeat(8)}`;
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

const table: readonly (readonly [text: string, clean: string])[] = [
  ['Authorization: Bearer abcdef123456', 'Authorization: [removed]'],
  ['authorization: Basic dXNlcjpwYXNz, next', 'authorization: [removed] next'],
  ['{"authorization":"Bearer x","model":"m"}', '{"authorization":[removed],"model":"m"}'],
  ["{ Authorization: 'Bearer x', Accept: '*/*' }", "{ Authorization: [removed], Accept: '*/*' }"],
  ['{\\"authorization\\":\\"Bearer x\\",\\"n\\":1}', '{\\"authorization\\":[removed]\\",\\"n\\":1}'],
  ["[ 'api-key', '3f9a', 'accept' ]", "[ 'api-key', [removed], 'accept' ]"],
  ["Map(1) { 'x-api-key' => '3f9a' }", "Map(1) { 'x-api-key' => [removed] }"],
  ['sent with bearer abc123 twice', 'sent with bearer [removed] twice'],
  [
    'Incorrect API key provided: 3f9a77. You can find your API key at https://example.com/keys.',
    'Incorrect API key provided: [removed] You can find your API key at https://example.com/keys.',
  ],
  ['The API key "3f9a77b1c2" is not valid', 'The API key "[removed]" is not valid'],
  ['api-key: 0123456789abcdef', 'api-key: [removed]'],
  ['Ocp-Apim-Subscription-Key: abc', 'Ocp-Apim-Subscription-Key: [removed]'],
  ['OPENAI_API_KEY=abc npm start', 'OPENAI_API_KEY=[removed] npm start'],
  ['https://user:pass@host/x?y=1', 'https://[removed]@host/x?y=1'],
  ['https://token@host:8080/x', 'https://[removed]@host:8080/x'],
  ['https://user:p@ss@host', 'https://[removed]@host'],
  ['GET https://host/v1?key=abc&alt=sse', 'GET https://host/v1?key=[removed]&alt=sse'],
  [
    'GET https://host/v1?sig=abc%3D&access_token=x',
    'GET https://host/v1?sig=[removed]&access_token=[removed]',
  ],
  [`push with ${pat} failed`, 'push with [removed] failed'],
  ['ghp_0123456789abcdefghij', '[removed]'],
  ['key sk-proj-abc_DEF-123456', 'key [removed]'],
  ['AIzaSyA-0123456789_abcdef', '[removed]'],
  ['AKIAIOSFODNN7EXAMPLE', '[removed]'],
  [`sent ${jwt} along`, 'sent [removed] along'],
  ['Cookie: a=1; session=2', 'Cookie: [removed]'],
  ['authorization: Digest username="u", response="6629"', 'authorization: [removed]'],
  ['password: "a \\" b", user: "u"', 'password: [removed], user: "u"'],
  ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nnext', '[removed]\nnext'],
];

/** What a maintainer needs from a log, and what only resembles a secret. */
const kept = [
  'OpenAI refused the API key. Check that it is complete, not expired and allowed to use this model.',
  'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
  'prompt_tokens: 1204, completion_tokens: 88',
  'at file:///home/u/node_modules/.pnpm/zod@4.0.0/index.js:3:14',
  'git@example.com:shop.git',
  'https://example.com/a@b',
  'open lab: Error: footbridge-lab cannot be read',
  'skeleton task-list riskiest authority',
];

describe('what goes to the log', () => {
  for (const [text, clean] of table)
    it(`is without the secret in ${JSON.stringify(text).slice(0, 60)}`, () =>
      assert.equal(redact(text), clean));

  for (const text of kept) it(`keeps ${text.slice(0, 60)}`, () => assert.equal(redact(text), text));

  it('never holds a key that stands where keys stand, and stays as it is when cleaned again', () => {
    const key = fc.stringMatching(/^[\w-]{16,64}$/).map((characters) => `Q9${characters}`);
    const place = fc.constantFrom(
      (secret: string) => `Authorization: Bearer ${secret}`,
      (secret: string) => JSON.stringify({ headers: { authorization: `Bearer ${secret}` }, n: 1 }),
      (secret: string) => JSON.stringify(JSON.stringify({ 'api-key': secret })),
      (secret: string) => `Incorrect API key provided: ${secret}.`,
      (secret: string) => `Invalid token ${secret} given`,
      (secret: string) => `fetch https://me:${secret}@host.example/v1 failed`,
      (secret: string) => `https://host.example/v1?key=${secret}&alt=sse`,
      (secret: string) => `AZURE_OPENAI_API_KEY='${secret}'`,
      (secret: string) => `client_secret=${secret}`,
    );
    fc.assert(
      fc.property(key, place, fc.string(), (secret, put, around) => {
        const clean = redact(`${around}\n${put(secret)}\n${around}`);
        assert.ok(!clean.includes(secret), clean);
        assert.equal(redact(clean), clean);
      }),
    );
  });

  it('takes no longer for a long text than its length asks for', () => {
    for (const part of [
      'a',
      'api key ',
      'https://',
      'token"',
      '\\',
      'bearer ',
      "'",
      'sig=',
      '-----BEGIN PRIVATE KEY-----',
    ]) {
      // A square of it would outlast the time limit of the test.
      redact(part.repeat(Math.ceil(200_000 / part.length)));
    }
  });
});
