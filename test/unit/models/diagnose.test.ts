import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'mocha';
import { diagnoseServer, type DiagnosisCode } from '../../../src/node/models/diagnoseServer.ts';
import {
  answer,
  errorInStream,
  html,
  portOf,
  raw,
  stall,
  startModelServer,
  status,
  type Behaviour,
  type ModelServer,
} from '../../support/modelServer.ts';

const key = 'sk-test-0123456789abcdef';
const list = { 'GET /v1/models': status(200, {}, { data: [{ id: 'small' }, { id: 'text-embedding' }] }) };
const said = (message: string, code?: string) => ({ error: { message, code } });

interface Case {
  readonly behaviour: Behaviour;
  readonly code: DiagnosisCode;
  readonly pages?: Readonly<Record<string, Behaviour>>;
  readonly detail?: RegExp;
}

const cases: Record<string, Case> = {
  'answers a word': { behaviour: answer('ok'), code: 'ok' },
  'answers nothing, but ends in order': { behaviour: answer(''), code: 'ok' },
  'only thinks as yet': { behaviour: thinking, code: 'ok' },
  'answers and goes on for ever': { behaviour: stall('ok and then'), code: 'ok' },
  'refuses the key': {
    behaviour: status(401, {}, said(`Incorrect API key provided: ${key}`)),
    code: 'wrong-key',
    detail: /^HTTP 401$/,
  },
  'forbids the model': { behaviour: status(403), code: 'wrong-key' },
  'does not have the model': {
    behaviour: status(404, {}, said('The model `large` does not exist', 'model_not_found')),
    code: 'model-missing',
  },
  'does not have the model, and answers 404 to everything': {
    behaviour: status(404),
    pages: list,
    code: 'model-missing',
  },
  'does not have the model, and says so with a 400': {
    behaviour: status(400, {}, said('large is not a valid model ID')),
    pages: list,
    code: 'model-missing',
    detail: /not a valid model/,
  },
  'is no model server': {
    behaviour: status(404, {}, { message: 'Not Found' }),
    code: 'wrong-url',
    detail: /HTTP 404/,
  },
  'takes no questions': { behaviour: html(405), code: 'wrong-url' },
  'is some web page': { behaviour: html(), code: 'wrong-url', detail: /text\/html/ },
  'sends on to another path': { behaviour: status(308, { location: '/api/v1/chat' }), code: 'wrong-url' },
  'sends on to a login': {
    behaviour: status(302, { location: 'http://login.example.net/portal' }),
    code: 'proxy',
    detail: /302/,
  },
  'is blocked by a page of a filter': { behaviour: html(403), code: 'proxy' },
  'wants a login to the network': { behaviour: status(511, {}, '<html></html>'), code: 'proxy' },
  'has no credit left': {
    behaviour: status(429, {}, said('You exceeded your current quota', 'insufficient_quota')),
    code: 'out-of-quota',
  },
  'wants money': { behaviour: status(402), code: 'out-of-quota' },
  'asks to slow down': { behaviour: status(429, { 'retry-after': '20' }), code: 'rate-limited' },
  'has a fault': { behaviour: status(503), code: 'server-fault', detail: /503/ },
  'has a fault in its stream': {
    behaviour: errorInStream('', { message: 'Overloaded', code: 503 }),
    code: 'server-fault',
  },
  'answers in one piece': {
    behaviour: status(200, {}, { choices: [{ message: { content: 'ok' } }] }),
    code: 'no-stream',
    detail: /application\/json/,
  },
  'says nothing': { behaviour: stall(), code: 'timeout' },
  'ends without a word': { behaviour: raw(), code: 'other' },
  'rejects the question': {
    behaviour: status(400, {}, said(`Bad thing by ${key}`)),
    code: 'other',
    detail: /Bad thing by …/,
  },
};

function thinking(response: Parameters<Behaviour>[0]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}\n\n');
}

describe('a test of a model server', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer();
  });
  after(async () => {
    await server.close();
  });
  const options = { model: 'large', apiKey: key, label: 'Test', patienceMs: 400 };
  const signal = new AbortController().signal;

  for (const [what, { behaviour, pages = {}, code, detail }] of Object.entries(cases)) {
    it(`says ${code} when it ${what}, and asks once`, async () => {
      server.script(behaviour);
      server.serve(pages);
      const asked = server.requests.length;
      const diagnosis = await diagnoseServer({ ...options, baseUrl: server.baseUrl }, signal);
      assert.equal(diagnosis.code, code, JSON.stringify(diagnosis));
      if (detail) assert.match(diagnosis.detail, detail);
      assert.ok(!JSON.stringify(diagnosis).includes(key));
      assert.equal(server.requests.length - asked, 1);
    });
  }

  it('names the models that can be had in place of the missing one', async () => {
    server.script(status(404));
    server.serve(list);
    const { offered } = await diagnoseServer({ ...options, baseUrl: server.baseUrl }, signal);
    assert.deepEqual(offered, ['small']);
  });

  it('hangs up at the first sign of life', async () => {
    let closed: AbortSignal | undefined;
    server.script(async (response, gone) => {
      closed = gone;
      await stall('ok')(response, gone);
    });
    await diagnoseServer({ ...options, patienceMs: 10_000, baseUrl: server.baseUrl }, signal);
    if (closed && !closed.aborted) await once(closed, 'abort', { signal: AbortSignal.timeout(2000) });
    assert.ok(closed?.aborted);
  });

  it('can be cancelled', async () => {
    server.script(stall());
    const abort = new AbortController();
    const running = diagnoseServer({ ...options, patienceMs: 10_000, baseUrl: server.baseUrl }, abort.signal);
    setTimeout(() => abort.abort(), 50);
    await assert.rejects(running, { code: 'cancelled' });
  });

  it('says when nothing listens, the name is unknown, or the address or key cannot be', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const port = portOf(closed);
    closed.close();
    await once(closed, 'close');
    const code = async (baseUrl: string, apiKey = key) =>
      (await diagnoseServer({ ...options, apiKey, baseUrl }, signal)).code;
    assert.equal(await code(`http://127.0.0.1:${port}/v1`), 'refused');
    assert.equal(await code('https://model.invalid/v1'), 'offline');
    assert.equal(await code('localhost:11434'), 'not-configured');
    assert.equal(await code(server.baseUrl, 'sk…cut'), 'not-configured');
  });

  it('says when a certificate is not trusted, and when https is not spoken at all', async () => {
    const folder = new URL('../../fixtures/self-signed/', import.meta.url);
    const [pem, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(new URL(name, folder)));
    const secure = createTlsServer({ key: pem, cert }, (_request, response) => response.end()).listen(
      0,
      '127.0.0.1',
    );
    await once(secure, 'listening');
    const own = await diagnoseServer(
      { ...options, baseUrl: `https://127.0.0.1:${portOf(secure)}/v1` },
      signal,
    );
    secure.closeAllConnections();
    secure.close();
    assert.equal(own.code, 'certificate', own.detail);
    const plain = { ...options, baseUrl: server.baseUrl.replace('http:', 'https:') };
    const other = await diagnoseServer(plain, signal);
    assert.equal(other.code, 'wrong-url', other.detail);
  });
});
