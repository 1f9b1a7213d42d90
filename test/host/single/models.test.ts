import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import type { ModelEvent, ModelRequest } from '../../../src/core/generation/modelTurn.ts';
import { soundAnswer, verdictError } from '../../../src/core/generation/soundAnswer.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';
import { vscodeModelProvider } from '../../../src/editor/models/vscodeModel.ts';
import { answer, startModelServer, status } from '../../support/modelServer.ts';
import { sampleHypothesis } from '../../unit/generation/sampleHypothesis.ts';
import { run } from '../bridge.ts';

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
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  parser.push(text);
  const finish = events.at(-1);
  const verdict = soundAnswer(parser.end(), finish?.type === 'finish' ? finish.reason : undefined);
  if (verdict.kind !== 'sound') throw verdictError(verdict, text);
  return verdict.changes;
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

  it('states what it reads at most, unless the user says otherwise, and sees no images', async () => {
    const signal = new AbortController().signal;
    const options = { model: 'footbridge-test-sound', idleTimeoutMs: 5000 };
    const stated = await vscodeModelProvider(options).traits(signal);
    assert.deepEqual(stated, { contextTokens: 100_000, outputTokens: undefined, seesImages: false });
    const set = await vscodeModelProvider({ ...options, known: { contextTokens: 9000 } }).traits(signal);
    assert.equal(set.contextTokens, 9000);
    const gone = await vscodeModelProvider({ ...options, model: 'footbridge-test-of-nobody' }).traits(signal);
    assert.equal(gone.contextTokens, undefined);
  });

  it('is not asked about images', async () => {
    const image = { mediaType: 'image/png' as const, base64: 'iVBORw0KGgo=' };
    const messages = [{ role: 'user' as const, content: 'Like this.', images: [image] }];
    const provider = vscodeModelProvider({ model: 'footbridge-test-sound', idleTimeoutMs: 5000 });
    const events = provider.stream({ ...request, messages }, new AbortController().signal);
    await assert.rejects(async () => {
      for await (const event of events) assert.fail(event.type);
    }, refusesWith('model-sees-no-images'));
  });
});

describe('a test of the chosen model', () => {
  after(async () => {
    await run('chooseModel', { provider: 'starter' });
  });

  const models: Record<string, string> = {
    'footbridge-test-sound': 'ok',
    'footbridge-test-of-nobody': 'model-missing',
    'footbridge-test-gone': 'model-missing',
    'footbridge-test-forbidden': 'not-configured',
    'footbridge-test-blocked': 'other',
  };
  for (const [model, code] of Object.entries(models)) {
    it(`says ${code} for ${model}, in words`, async () => {
      await run('chooseModel', { provider: 'vscode', model });
      const { what, ...diagnosis } = await run('testConnection', {});
      assert.equal(diagnosis['code'], code);
      assert.equal(diagnosis['ok'], code === 'ok');
      assert.match(String(what), /\w/);
      for (const part of ['why', 'next']) assert.equal(diagnosis[part] === '', code === 'ok');
    });
  }

  it('reaches a server over HTTP, and names its models when the chosen one is missing', async () => {
    const server = await startModelServer();
    try {
      await run('chooseModel', { provider: 'openaiCompatible', model: 'large', baseUrl: server.baseUrl });
      server.script(answer('ok'));
      assert.equal((await run('testConnection', {}))['code'], 'ok');
      server.script(status(404));
      server.serve({ 'GET /v1/models': status(200, {}, { data: [{ id: 'small' }] }) });
      const missing = await run('testConnection', {});
      assert.equal(missing['code'], 'model-missing');
      assert.match(String(missing['why']), /small/);
      assert.equal(Object(missing['action']).command, 'footbridge.chooseModel');
    } finally {
      await server.close();
    }
  });

  it('says that the offline starter needs none', async () => {
    await run('chooseModel', { provider: 'starter' });
    assert.equal((await run('testConnection', {}))['ok'], true);
  });
});
