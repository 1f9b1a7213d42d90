import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { soundAnswer } from '../../../src/core/generation/soundAnswer.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import type { FinishReason } from '../../../src/core/generation/modelTurn.ts';
import { openaiCompatibleProvider } from '../../../src/node/models/openaiCompatible.ts';
import { cut, reset, startModelServer, type Behaviour, type ModelServer } from '../../support/modelServer.ts';
import { sampleHypothesis } from '../generation/sampleHypothesis.ts';

const text = writeWire([{ path: 'a.html', text: 'é🙂\n' }]);
const request = { messages: [], hypothesis: sampleHypothesis, instruction: '', currentFiles: [] };

describe('a connection that ends anywhere', () => {
  let server: ModelServer;
  before(async () => {
    server = await startModelServer();
  });
  after(async () => {
    await server.close();
  });

  /** Whether the answer would be used. */
  async function isUsed(behaviour: Behaviour): Promise<boolean> {
    server.script(behaviour);
    const options = { baseUrl: server.baseUrl, model: 'm', idleTimeoutMs: 2000, label: 'Test' };
    const provider = openaiCompatibleProvider(options, { baseSeconds: 0, jitter: () => 0 });
    const parser = new WireParser();
    let finish: FinishReason | undefined;
    try {
      for await (const event of provider.stream(request, new AbortController().signal)) {
        if (event.type === 'text') parser.push(event.text);
        if (event.type === 'finish') finish = event.reason;
      }
      return soundAnswer(parser.end(), finish).kind === 'sound';
    } catch {
      return false;
    }
  }

  const ways = { 'in order': cut, 'with a reset': reset };
  for (const [how, end] of Object.entries(ways)) {
    it(`${how} is used from the reason to stop on, and never before`, async function () {
      this.timeout(30_000);
      const used: boolean[] = [];
      // Each place costs a connection, and a reset a pause of 20 ms besides, so not all of them are tried.
      const step = how === 'in order' ? 3 : 41;
      for (let length = 0; length < 900; length += step) used.push(await isUsed(end(text, length)));
      const from = used.indexOf(true) * step;
      assert.ok(from > 700, `used from byte ${from}`);
      assert.ok(!used.slice(used.indexOf(true)).includes(false));
    });
  }
});
