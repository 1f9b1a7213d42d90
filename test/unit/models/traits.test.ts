import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { ModelTraits } from '../../../src/core/generation/modelTurn.ts';
import { readEndpoint } from '../../../src/node/models/endpoint.ts';
import { findLocalServers } from '../../../src/node/models/findLocalServers.ts';
import { learnTraits } from '../../../src/node/models/learnTraits.ts';
import { openaiCompatibleProvider } from '../../../src/node/models/openaiCompatible.ts';
import {
  html,
  stall,
  startModelServer,
  status,
  type Behaviour,
  type ModelServer,
} from '../../support/modelServer.ts';

const signal = new AbortController().signal;
const json = (body: object): Behaviour => status(200, {}, body);
const listed = (...data: readonly object[]) => json({ object: 'list', data });

/** What each kind of local server answers, as its documentation shows it. */
const servers: Record<string, readonly [pages: Record<string, Behaviour>, traits: ModelTraits]> = {
  'Ollama with the model loaded': [
    {
      'GET /v1/models': listed({ id: 'gemma3:latest', object: 'model', owned_by: 'library' }),
      'POST /api/show': json({
        parameters: 'temperature 0.7\nnum_ctx 16384',
        capabilities: ['completion', 'vision'],
        model_info: { 'general.architecture': 'gemma3', 'gemma3.context_length': 131_072 },
      }),
      'GET /api/ps': json({ models: [{ name: 'gemma3:latest', size: 6_591_830_464, context_length: 4096 }] }),
    },
    { contextTokens: 4096, seesImages: true },
  ],
  'Ollama with a context in the Modelfile': [
    {
      'GET /v1/models': listed({ id: 'gemma3:latest' }),
      'POST /api/show': json({
        parameters: 'stop "<end>"\nnum_ctx                        8192',
        capabilities: ['completion'],
        model_info: { 'gemma3.context_length': 131_072 },
      }),
      'GET /api/ps': json({ models: [] }),
    },
    { contextTokens: 8192, seesImages: false },
  ],
  'Ollama, which does not say what it would give': [
    {
      'POST /api/show': json({
        capabilities: ['completion'],
        model_info: { 'gemma3.context_length': 131_072 },
      }),
    },
    { seesImages: false },
  ],
  'LM Studio': [
    {
      'GET /v1/models': listed({ id: 'gemma3', owned_by: 'organization_owner' }),
      'GET /api/v0/models': listed({
        id: 'gemma3',
        type: 'vlm',
        state: 'loaded',
        max_context_length: 131_072,
        loaded_context_length: 8192,
      }),
    },
    { contextTokens: 8192, seesImages: true },
  ],
  'llama.cpp': [
    {
      'GET /v1/models': listed({ id: 'gemma3', owned_by: 'llamacpp', meta: { n_ctx_train: 131_072 } }),
      'GET /props': json({ default_generation_settings: { n_ctx: 16_384 }, modalities: { vision: false } }),
    },
    { contextTokens: 16_384, seesImages: false },
  ],
  vLLM: [{ 'GET /v1/models': listed({ id: 'gemma3', max_model_len: 24_000 }) }, { contextTokens: 24_000 }],
  'a server that lists other models only': [{ 'GET /v1/models': listed({ id: 'another' }) }, {}],
};

const useless: Record<string, Behaviour> = {
  'a web page': html(),
  'a web page that refuses': html(403),
  garbage: status(200, {}, '{"data":[{'),
  'something else': json({ hello: 'world' }),
  'a fault': status(500),
  'a redirect': status(302, { location: '/elsewhere' }),
};

describe('what is known of a model', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer();
  });
  after(async () => {
    await server.close();
  });
  const learn = () => learnTraits({ baseUrl: server.baseUrl, apiKey: 'sk-test' }, 'gemma3', signal);

  for (const [who, [pages, traits]] of Object.entries(servers)) {
    it(`is learnt from ${who}`, async () => {
      server.serve(pages);
      assert.deepEqual(await learn(), traits);
    });
  }

  for (const [what, behaviour] of Object.entries(useless)) {
    it(`is nothing when the list is ${what}`, async () => {
      server.serve({
        'GET /v1/models': behaviour,
        'GET /elsewhere': listed({ id: 'gemma3', max_model_len: 1 }),
      });
      assert.equal(await learn(), undefined);
    });
  }

  it('is nothing when the list does not end, and is not waited for', async () => {
    server.serve({ 'GET /v1/models': stall() });
    assert.equal(await learn(), undefined);
  });

  it('is nothing when nobody is there, or the address is none', async () => {
    assert.equal(await learnTraits({ baseUrl: 'http://127.0.0.1:9/v1' }, 'm', signal), undefined);
    assert.equal(await learnTraits({ baseUrl: 'ftp://x' }, 'm', signal), undefined);
  });

  it('follows a server nearby, which says how much a model reads once it has loaded it', async () => {
    const [unloaded] = servers['Ollama, which does not say what it would give'] ?? [{}];
    const [loaded] = servers['Ollama with the model loaded'] ?? [{}];
    const again = (known: ModelTraits | undefined) =>
      learnTraits({ baseUrl: server.baseUrl }, 'gemma3', signal, known);
    server.serve(unloaded);
    const first = await again(undefined);
    assert.equal(first?.contextTokens, undefined);
    server.serve(loaded);
    const then = await again(first);
    assert.equal(then?.contextTokens, 4096);
    server.serve(unloaded);
    assert.equal((await again(then))?.contextTokens, 4096);
    server.serve({});
    assert.deepEqual(await again(then), then);
  });

  it('is not asked of a server elsewhere that has stated it', async () => {
    const known = { contextTokens: 6000 };
    const access = { baseUrl: 'https://models.invalid/v1' };
    assert.equal(await learnTraits(access, 'gemma3', AbortSignal.abort(), known), known);
  });

  it('is asked for with the key once, and what the user set goes first', async () => {
    server.serve({
      'GET /v1/models': listed({ id: 'gemma3', max_model_len: 24_000, max_completion_tokens: 900 }),
    });
    const options = {
      baseUrl: server.baseUrl,
      model: 'gemma3',
      apiKey: 'sk-test',
      idleTimeoutMs: 1000,
      label: 'T',
    };
    const provider = openaiCompatibleProvider({
      ...options,
      known: { contextTokens: 6000, outputTokens: undefined },
    });
    const asked = server.lookups.length;
    const [traits] = await Promise.all([provider.traits(signal), provider.traits(signal)]);
    assert.deepEqual(traits, { contextTokens: 6000, outputTokens: 900 });
    const lists = server.lookups.slice(asked).filter(({ path }) => path === '/v1/models');
    assert.equal(lists.length, 1);
    assert.equal(lists[0]?.headers['authorization'], 'Bearer sk-test');
  });

  it('is asked for again when nobody answered the first time', async () => {
    server.serve({});
    const options = { baseUrl: server.baseUrl, model: 'gemma3', idleTimeoutMs: 1000, label: 'T' };
    const provider = openaiCompatibleProvider(options);
    assert.deepEqual(await provider.traits(signal), {});
    server.serve({ 'GET /v1/models': listed({ id: 'gemma3', max_model_len: 24_000 }) });
    assert.deepEqual(await provider.traits(signal), { contextTokens: 24_000 });
  });

  const places: Record<string, boolean> = {
    'http://localhost:11434/v1': true,
    'http://127.0.0.1:8080': true,
    'http://[::1]:8080/v1': true,
    'http://192.168.1.20:1234/v1': true,
    'http://172.20.0.3:1234/v1': true,
    'http://gpu-box:8000/v1': true,
    'http://gpu.local/v1': true,
    'https://api.openai.com/v1': false,
    'https://172.64.1.1/v1': false,
    'https://[2606:4700::1]/v1': false,
    'https://local.example.com/v1': false,
    'https://10.example.com/v1': false,
  };
  for (const [address, nearby] of Object.entries(places)) {
    it(`is ${nearby ? '' : 'not '}asked for by other paths at ${address}`, () =>
      assert.equal(readEndpoint(address, undefined).nearby, nearby));
  }
});

describe('servers on this machine', () => {
  it('are found by their list of models, without a key, and others are passed over', async () => {
    const [real, page, silent] = await Promise.all([
      startModelServer(),
      startModelServer(),
      startModelServer(),
    ]);
    real.serve({ 'GET /v1/models': listed({ id: 'gemma3' }, { id: 'nomic-embed-text' }) });
    page.serve({ 'GET /v1/models': html() });
    silent.serve({ 'GET /v1/models': stall() });
    const candidates = Object.entries({ real, page, silent, none: { baseUrl: 'http://127.0.0.1:9/v1' } }).map(
      ([name, { baseUrl }]) => ({ name, baseUrl }),
    );
    // The silent one never answers, so waiting for it would outlast the time limit of the test.
    const found = await findLocalServers(signal, candidates);
    assert.deepEqual(
      found.map(({ name, models }) => [name, models.map(({ id }) => id)]),
      [['real', ['gemma3']]],
    );
    assert.equal(real.lookups[0]?.headers['authorization'], undefined);
    await Promise.all([real.close(), page.close(), silent.close()]);
  });
});
