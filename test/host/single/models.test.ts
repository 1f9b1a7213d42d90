import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FootbridgeError } from '../../../src/core/errors.ts';
import type { ModelEvent, ModelRequest } from '../../../src/core/generation/modelTurn.ts';
import { soundChanges } from '../../../src/core/generation/soundChanges.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';
import { vscodeModelProvider } from '../../../src/editor/models/vscodeModel.ts';
import { sampleHypothesis } from '../../unit/generation/sampleHypothesis.ts';

const request: ModelRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Make a prototype.' },
  ],
  hypothesis: sampleHypothesis,
  instruction: '',
  currentFiles: [],
};

async function ask(model: string, signal = new AbortController().signal, idleTimeoutMs = 5000) {
  const events: ModelEvent[] = [];
  const provider = vscodeModelProvider({ model, idleTimeoutMs });
  for await (const event of provider.stream(request, signal)) events.push(event);
  return events;
}

function changesOf(events: readonly ModelEvent[]) {
  const parser = new WireParser();
  for (const event of events) if (event.type === 'text') parser.push(event.text);
  const finish = events.at(-1);
  return soundChanges(parser.end(), finish?.type === 'finish' ? finish.reason : undefined);
}

function refusesWith(code: string) {
  return (error: FootbridgeError) => {
    assert.equal(error.code, code, `${error.name}: ${error.message}`);
    return true;
  };
}

/** These run with the extension of `test/fixtures/language-model-extension`, whose models each do one thing. */
describe('a language model of VS Code', () => {
  before(async function () {
    const extension = vscode.extensions.getExtension('footbridge-test.language-model');
    assert.ok(extension, 'start VS Code with test/fixtures/language-model-extension as a second extension');
    await extension.activate();
  });

  for (const name of ['footbridge-test-sound', 'footbridge-test-family-sound']) {
    it(`is found as ${name}, and streams an answer with estimated counts`, async () => {
      const events = await ask(name);
      assert.deepEqual(
        changesOf(events).map(({ path }) => path),
        ['index.html'],
      );
      const last = events.at(-1);
      assert.ok(last?.type === 'finish');
      assert.equal(last.reason, 'unknown');
      assert.equal(last.usage.estimated, true);
      assert.ok((last.usage.inputTokens ?? 0) > 0 && (last.usage.outputTokens ?? 0) > 50);
    });
  }

  const unusable: Record<string, string> = {
    'footbridge-test-cut-off': 'model-cut-off',
    'footbridge-test-words': 'model-made-no-files',
  };
  for (const [model, code] of Object.entries(unusable)) {
    it(`gives an answer that counts as ${code}, although VS Code does not say why it ended`, async () => {
      const events = await ask(model);
      assert.throws(() => changesOf(events), refusesWith(code));
    });
  }

  const refusals: Record<string, string> = {
    'footbridge-test-of-nobody': 'model-not-found',
    'footbridge-test-gone': 'model-not-found',
    'footbridge-test-blocked': 'model-rejected',
    'footbridge-test-forbidden': 'model-not-configured',
    'footbridge-test-broken': 'model-rejected',
  };
  for (const [model, code] of Object.entries(refusals)) {
    it(`fails as ${code} when it is ${model.replace('footbridge-test-', '')}`, async () => {
      await assert.rejects(ask(model), refusesWith(code));
    });
  }

  for (const model of ['footbridge-test-silent', 'footbridge-test-falls-silent']) {
    it(`is not waited for any longer when it is ${model.replace('footbridge-test-', '')}`, async () => {
      await assert.rejects(ask(model, undefined, 300), refusesWith('model-stalled'));
    });

    it(`can be cancelled when it is ${model.replace('footbridge-test-', '')}`, async () => {
      const abort = new AbortController();
      setTimeout(() => {
        abort.abort();
      }, 300);
      const start = performance.now();
      await assert.rejects(ask(model, abort.signal), refusesWith('cancelled'));
      assert.ok(performance.now() - start < 2000, 'cancelling took long');
    });
  }

  it('can be cancelled before it begins', async () => {
    await assert.rejects(ask('footbridge-test-sound', AbortSignal.abort()), refusesWith('cancelled'));
  });
});
