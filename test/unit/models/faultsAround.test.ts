import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import { openaiCompatibleProvider } from '../../../src/node/models/openaiCompatible.ts';
import {
  answer,
  errorInStream,
  html,
  keepAlives,
  messageOf,
  reset,
  stall,
  startModelServer,
  status,
  type Behaviour,
  type ModelServer,
} from '../../support/modelServer.ts';
import { createGenerationLab, slug, soundAnswer, type GenerationLab } from '../generation/generationLab.ts';

const half = soundAnswer.slice(0, soundAnswer.length / 2);

/** What may go wrong around an answer: before it, where it is continued, and with what goes along. */
describe('a turn over HTTP', () => {
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

  async function generate(more: Partial<Parameters<typeof generatePrototype>[0]> = {}) {
    const { baseUrl } = server;
    const options = { baseUrl, model: 'test-model', idleTimeoutMs: 500, label: 'Test' };
    const provider = openaiCompatibleProvider(options, { baseSeconds: 0.01, jitter: () => 0.5 });
    const order = { experiment: slug, variant: undefined, instruction: '', ...more };
    return await generatePrototype(order, lab.deps(provider));
  }

  const lists: Record<string, Behaviour> = {
    'never comes': stall(),
    'is a web page': html(),
    'is garbage': status(200, {}, '{"data":'),
    'is refused': status(401),
    'is cut off by a reset': reset(),
  };
  for (const [what, list] of Object.entries(lists)) {
    it(`goes on although the list of models ${what}`, async function () {
      // A list that never comes is waited for three seconds.
      this.timeout(15_000);
      server.serve({ 'GET /v1/models': list });
      server.script(answer(soundAnswer));
      assert.deepEqual((await generate()).files.toSorted(), ['index.html', 'styles/main.css']);
    });
  }

  it('ends though its connection is kept alive for ever once the model has said that it is done', async () => {
    server.script(async (response, closed) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(messageOf({ choices: [{ delta: { content: soundAnswer } }] }));
      response.write(messageOf({ choices: [{ delta: {}, finish_reason: 'stop' }] }));
      while (!closed.aborted) {
        response.write(keepAlives.emptyMessage);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    assert.deepEqual((await generate()).files.toSorted(), ['index.html', 'styles/main.css']);
  });

  const continuations: Record<string, readonly [behaviour: Behaviour, code: string, requests: number]> = {
    'is refused': [status(401), 'model-unauthorised', 2],
    'is overloaded for long': [status(503), 'model-overloaded', 4],
    'is a web page': [html(), 'model-not-a-stream', 2],
    'has an error inside': [
      errorInStream('', { message: 'Payment required', code: 402 }),
      'model-quota-used-up',
      2,
    ],
    stalls: [stall(), 'model-stalled', 2],
  };
  for (const [what, [behaviour, code, requests]] of Object.entries(continuations)) {
    it(`writes nothing when its continuation ${what}: ${code}`, async () => {
      server.script(answer(half, { finish: 'length' }), behaviour);
      await assert.rejects(generate(), { code });
      assert.equal(server.requests.length, requests);
      assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
    });
  }

  it('writes nothing when the model cannot see the image that goes along', async () => {
    server.script(status(500, {}, { error: { message: 'image input is not supported', code: 500 } }));
    const images = [{ mediaType: 'image/png' as const, base64: 'iVBORw0KGgo=' }];
    await assert.rejects(generate({ instruction: 'Like this.', images }), { code: 'model-sees-no-images' });
    assert.equal(server.requests.length, 1);
    assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
  });
});
