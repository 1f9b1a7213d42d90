import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import { openaiCompatibleProvider } from '../../../src/node/models/openaiCompatible.ts';
import {
  answer,
  cut,
  errorInStream,
  html,
  reset,
  stall,
  startModelServer,
  type Behaviour,
  type ModelServer,
} from '../../support/modelServer.ts';
import { createGenerationLab, slug, soundAnswer, type GenerationLab } from './generationLab.ts';

const half = soundAnswer.slice(0, soundAnswer.length / 2);
const usage = { prompt_tokens: 100, completion_tokens: 20 };

describe('a turn over HTTP', function () {
  this.timeout(20_000);
  let server: ModelServer;
  let lab: GenerationLab;
  beforeEach(async () => {
    server = await startModelServer();
    lab = await createGenerationLab();
  });
  afterEach(async () => {
    await server.close();
    lab.remove();
  });

  function run(signal = new AbortController().signal) {
    const provider = openaiCompatibleProvider(
      { baseUrl: server.baseUrl, model: 'test-model', idleTimeoutMs: 500, label: 'Test' },
      { baseSeconds: 0.01, jitter: () => 0.5 },
    );
    const order = { experiment: slug, variant: undefined, instruction: '' };
    return generatePrototype(order, lab.deps(provider, { signal }));
  }

  const cuts: Record<string, Behaviour> = {
    'at the output limit': answer(half, { finish: 'length', usage }),
    'without a word': cut(soundAnswer, 1500),
    'by a reset': reset(soundAnswer, 1500),
    'in order, but in the middle of a file': answer(half, { usage }),
  };
  for (const [how, behaviour] of Object.entries(cuts)) {
    it(`that is cut off ${how} goes on, and shows the model what it wrote`, async () => {
      server.script(behaviour, answer(soundAnswer, { usage }));
      const result = await run();
      assert.equal(result.requests, 2);
      assert.match(
        lab.files()['variants/a/index.html'] ?? '',
        /^<!doctype html>\n<main[^\n]*Größe: 3 × 2 🙂/,
      );
      assert.equal(lab.files()['variants/a/styles/main.css'], 'main { color: teal }\n');
      const { messages } = Object(server.requests[1]?.body);
      assert.ok(soundAnswer.startsWith(messages.at(-2).content));
      assert.ok(lab.progress.some(({ phase }) => phase === 'continuing'));
    });
  }

  const faults: Record<string, readonly [Behaviour, string]> = {
    stalls: [stall(half), 'model-stalled'],
    'is a web page': [html(), 'model-not-a-stream'],
    'has an error': [errorInStream('', { message: 'no' }), 'model-rejected'],
  };
  for (const [what, [behaviour, code]] of Object.entries(faults)) {
    it(`fails as a whole when what goes on ${what}`, async () => {
      server.script(answer(half, { finish: 'length', usage }), behaviour);
      await assert.rejects(run(), { code });
      assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
      const [record] = (await lab.store.readGenerations(slug)).records;
      assert.equal(record?.requests, 2);
      assert.equal(record.outcome, code);
      assert.ok((record.usage.inputTokens ?? 0) >= 100);
    });
  }

  it('can be cancelled while it goes on, at once', async () => {
    server.script(answer(half, { finish: 'length', usage }), stall());
    const abort = new AbortController();
    const turn = run(abort.signal);
    setTimeout(() => abort.abort(), 150);
    await assert.rejects(turn, { code: 'cancelled' });
    assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
  });
});
