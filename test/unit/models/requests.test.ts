import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { withDollars } from '../../../src/core/generation/modelPrice.ts';
import type { ChatMessage, ModelEvent } from '../../../src/core/generation/modelTurn.ts';
import { readChunk } from '../../../src/node/models/chatChunk.ts';
import { readEndpoint } from '../../../src/node/models/endpoint.ts';
import {
  openaiCompatibleProvider,
  type OpenaiCompatibleOptions,
} from '../../../src/node/models/openaiCompatible.ts';
import {
  answer,
  startModelServer,
  status,
  type Behaviour,
  type ModelServer,
} from '../../support/modelServer.ts';
import { sampleHypothesis } from '../generation/sampleHypothesis.ts';

const sketch = { mediaType: 'image/png' as const, base64: 'iVBORw0KGgo=' };
const withSketch: ChatMessage[] = [
  { role: 'system', content: 'Rules.' },
  { role: 'user', content: 'Like this.', images: [sketch] },
];
const usage = { prompt_tokens: 2000, completion_tokens: 500 };
const listed = (...data: readonly object[]) => ({ 'GET /v1/models': status(200, {}, { data }) });

describe('a request to a model over HTTP', () => {
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer();
  });
  afterEach(async () => {
    await server.close();
  });

  async function ask(messages: ChatMessage[], options: Partial<OpenaiCompatibleOptions> = {}) {
    const { baseUrl } = server;
    const all = { baseUrl, model: 'seer', idleTimeoutMs: 2000, label: 'Test', ...options };
    const provider = openaiCompatibleProvider(all, { baseSeconds: 0.01, jitter: () => 0 });
    const request = { messages, hypothesis: sampleHypothesis, instruction: '', currentFiles: [] };
    const events: ModelEvent[] = [];
    for await (const event of provider.stream(request, new AbortController().signal)) events.push(event);
    const last = events.at(-1);
    return { events, usage: last?.type === 'finish' ? last.usage : undefined };
  }
  const bodies = () => server.requests.map(({ body }) => Object(body) as Record<string, unknown>);

  it('carries pictures after the text of their message, and other messages as plain text', async () => {
    server.script(answer('ok'));
    await ask(withSketch);
    assert.deepEqual(bodies()[0]?.['messages'], [
      { role: 'system', content: 'Rules.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Like this.' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
        ],
      },
    ]);
  });

  it('is not sent with pictures to a model that is known not to see', async () => {
    server.serve(listed({ id: 'seer', type: 'llm', state: 'loaded', loaded_context_length: 4096 }));
    server.script(answer('ok'));
    await assert.rejects(ask(withSketch), { code: 'model-sees-no-images' });
    assert.equal(server.requests.length, 0);
    await ask([{ role: 'user', content: 'Just text.' }]);
    assert.equal(server.requests.length, 1);
  });

  const refusals: Record<string, Behaviour> = {
    OpenAI: status(
      400,
      {},
      {
        error: { message: 'Invalid content type. image_url is only supported by certain models.' },
      },
    ),
    OpenRouter: status(
      404,
      {},
      { error: { message: 'No endpoints found that support image input', code: 404 } },
    ),
    'llama.cpp': status(
      500,
      {},
      {
        error: {
          code: 500,
          message: 'image input is not supported - hint: you may need to provide the mmproj',
        },
      },
    ),
    vLLM: status(
      400,
      {},
      { object: 'error', message: 'x', error: { message: 'qwen3 is not a multimodal model' } },
    ),
    DeepSeek: status(400, {}, { error: { message: 'unknown variant `image_url`, expected `text`' } }),
  };
  for (const [who, refusal] of Object.entries(refusals)) {
    it(`is refused with pictures by ${who}, once and in plain words`, async () => {
      server.script(refusal);
      await assert.rejects(ask(withSketch), { code: 'model-sees-no-images' });
      assert.equal(server.requests.length, 1);
    });
  }

  it('is refused for other reasons as before when pictures go along', async () => {
    server.script(status(401, {}, { error: { message: 'No auth for image models, not allowed' } }));
    await assert.rejects(ask(withSketch), { code: 'model-unauthorised' });
    server.script(status(400, {}, { error: { message: 'The image exceeds 5 MB.' } }));
    await assert.rejects(ask(withSketch), { code: 'model-rejected' });
    server.script(status(400, {}, { error: { message: 'Images do not fit: prompt is too long' } }));
    await assert.rejects(ask(withSketch), { code: 'model-context-too-long' });
  });

  it('limits the answer only when the user says so', async () => {
    server.serve(listed({ id: 'seer', max_completion_tokens: 900 }));
    server.script(answer('ok'));
    await ask([]);
    await ask([], { known: { outputTokens: 700 } });
    const limits = bodies().map((body) => [body['max_tokens'], body['max_completion_tokens']]);
    assert.deepEqual(limits, [
      [undefined, undefined],
      [700, undefined],
    ]);
  });

  it('calls the limit by its other name when the server does not know the first', async () => {
    const unknown = {
      error: {
        message: "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
        param: 'max_tokens',
      },
    };
    server.script(status(400, {}, unknown), answer('ok'));
    await ask([], { known: { outputTokens: 700 } });
    assert.deepEqual(
      bodies().map((body) => [body['max_tokens'], body['max_completion_tokens']]),
      [
        [700, undefined],
        [undefined, 700],
      ],
    );
    server.script(status(400, {}, unknown));
    await assert.rejects(ask([], { known: { outputTokens: 700 } }), { code: 'model-rejected' });
    assert.equal(server.requests.length, 4);
  });

  it('names the limit as OpenAI wants it there', () => {
    assert.equal(readEndpoint('https://api.openai.com/v1', '').limitName, 'max_completion_tokens');
    assert.equal(readEndpoint('https://x.openai.azure.com', '').limitName, 'max_completion_tokens');
    assert.equal(readEndpoint('http://localhost:11434/v1', '').limitName, 'max_tokens');
  });

  it('is priced by what the server states', async () => {
    server.serve(listed({ id: 'seer', pricing: { prompt: '0.000001', completion: '0.00001' } }));
    server.script(answer('ok', { usage }));
    assert.deepEqual((await ask([])).usage, { inputTokens: 2000, outputTokens: 500, dollars: 0.007 });
  });

  it('is priced by what the user says first, and not at all when nobody says anything', async () => {
    server.serve(listed({ id: 'seer', pricing: { prompt: '0.000001', completion: '0.00001' } }));
    server.script(answer('ok', { usage }));
    assert.equal((await ask([], { known: { price: { input: 10, output: 20 } } })).usage?.dollars, 0.03);
    server.serve({});
    assert.deepEqual((await ask([])).usage, { inputTokens: 2000, outputTokens: 500 });
  });
});

describe('what a turn cost', () => {
  const chunk = (more: object) => ({ choices: [], usage: { ...usage, ...more } });

  it('is taken from OpenRouter, with what the provider behind it takes for a key of one’s own', () => {
    assert.equal(readChunk(chunk({ cost: 0.95 }), true).usage?.dollars, 0.95);
    const ownKey = { cost: 0.05, is_byok: true, cost_details: { upstream_inference_cost: 1 } };
    assert.equal(readChunk(chunk(ownKey), true).usage?.dollars, 1.05);
    assert.equal(readChunk(chunk({ ...ownKey, is_byok: false }), true).usage?.dollars, 0.05);
    assert.equal(readEndpoint('https://openrouter.ai/api/v1', '').statesCost, true);
  });

  it('is not taken from servers whose currency is unknown, nor when it is no amount', () => {
    assert.equal(readChunk(chunk({ cost: 0.95 }), false).usage?.dollars, undefined);
    assert.equal(readChunk(chunk({ cost: { total: 1 } }), true).usage?.dollars, undefined);
    assert.equal(readChunk(chunk({ cost: -1 }), true).usage?.dollars, undefined);
    assert.equal(readEndpoint('https://openrouter.ai.example.com/v1', '').statesCost, false);
  });

  it('is computed only from a price and both counts, and never in place of a stated cost', () => {
    const price = { input: 2, output: 8 };
    assert.equal(withDollars({ inputTokens: 1_000_000, outputTokens: 500_000 }, price).dollars, 6);
    assert.equal(withDollars({ inputTokens: 1, outputTokens: 1, dollars: 3 }, price).dollars, 3);
    assert.equal(withDollars({ inputTokens: 1 }, price).dollars, undefined);
    assert.equal(withDollars({ inputTokens: 1, outputTokens: 1 }, undefined).dollars, undefined);
  });
});
