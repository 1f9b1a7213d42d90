import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  basketFile,
  checkoutAnswer,
  checkoutPrototype,
  confirmedFile,
} from '../../support/checkoutPrototype.ts';
import { answer, status } from '../../support/modelServer.ts';
import { failureOf, run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';

const usage = { prompt_tokens: 900, completion_tokens: 1100 };
const pathsOf = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path).toSorted();

describe('making a prototype with a model', function () {
  this.timeout(60_000);
  let made: ModelLab;
  const turns = () =>
    readFileSync(join(made.lab, 'experiments', made.experiment, 'generations.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  beforeEach(async () => {
    made = await openModelLab();
  });
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration()
      .update('footbridge.spending.tokensPerExperiment', undefined, vscode.ConfigurationTarget.Global);
    await made.close();
  });

  it('writes the React files of its answer, says what they took, and the preview shows them', async () => {
    made.server.script(answer(checkoutAnswer(), { usage }));
    const result = await run('generatePrototype', { instruction: 'Keep it short.' });
    assert.equal(result['variant'], 'a');
    assert.deepEqual([...(result['files'] as string[])].toSorted(), pathsOf(checkoutPrototype()));
    assert.deepEqual(result['usage'], { inputTokens: 900, outputTokens: 1100 });
    assert.match(made.text('a', basketFile), /Your basket/);
    for (const told of ['Keep it short.', 'First-time visitors on a phone', 'lucide-react'])
      assert.ok(made.asked().includes(told), told);
    assert.deepEqual(await run('openPreview'), { ok: true });
  });

  it('goes on with an answer that was cut off, as if it had come in one', async () => {
    const whole = checkoutAnswer();
    const cutAt = whole.indexOf('Pay {money(total)}') + 5;
    // What has to come again is told to the model: a line it may begin with, and go on from there.
    const rest = (kept: string) => whole.slice(whole.lastIndexOf(kept.trimEnd()) + kept.trimEnd().length);
    made.server.script(
      answer(whole.slice(0, cutAt), { finish: 'length', usage }),
      async (response, closed) => {
        const body = made.server.requests.at(-1)?.body as { messages: { content: string }[] } | undefined;
        await answer(rest(body?.messages.at(-2)?.content ?? ''), { usage })(response, closed);
      },
    );
    const result = await run('generatePrototype');
    assert.equal(result['requests'], 2);
    assert.deepEqual(result['usage'], { inputTokens: 1800, outputTokens: 2200 });
    assert.deepEqual(
      made.files('a'),
      Object.fromEntries(checkoutPrototype().map(({ path, text }) => [path, text])),
    );
  });

  it('has an import outside the kit repaired once, before anything is written', async () => {
    const strange = checkoutAnswer('Your basket', {
      [confirmedFile]: `import confetti from 'canvas-confetti';\nconfetti();\n`,
    });
    const told: string[] = [];
    made.server.script(answer(strange), async (response, closed) => {
      told.push(made.asked(), JSON.stringify(made.files('a')));
      await answer(checkoutAnswer('Your repaired basket'))(response, closed);
    });
    const result = await run('generatePrototype');
    assert.equal(result['requests'], 2);
    assert.match(told[0] ?? '', /canvas-confetti/);
    assert.match(told[0] ?? '', /src\/screens\/confirmed\.tsx/);
    assert.equal(told[1], '{}', 'something was written before it ran');
    assert.match(made.text('a', basketFile), /Your repaired basket/);
  });

  it('changes nothing when the repair does not run either, and asks no third time', async () => {
    made.server.script(answer(checkoutAnswer()));
    await run('generatePrototype');
    const before = made.files('a');
    made.server.script(
      answer(
        checkoutAnswer('Other', {
          [confirmedFile]: `import confetti from 'canvas-confetti';\nconfetti();\n`,
        }),
      ),
    );
    const sent = made.server.requests.length;
    assert.equal(
      await failureOf('generatePrototype', { instruction: 'More joy.' }),
      'model-answer-does-not-run',
    );
    assert.equal(made.server.requests.length, sent + 2);
    assert.deepEqual(made.files('a'), before);
    assert.equal(turns().at(-1)?.['outcome'], 'model-answer-does-not-run');
  });

  it('sends nothing more once the experiment has used what it may', async () => {
    made.server.script(answer(checkoutAnswer(), { usage }));
    await run('generatePrototype');
    await vscode.workspace
      .getConfiguration()
      .update('footbridge.spending.tokensPerExperiment', 2000, vscode.ConfigurationTarget.Global);
    const sent = made.server.requests.length;
    const { error } = await run('generatePrototype', { instruction: 'Larger type.' });
    const { code, message } = error as { code: string; message: string };
    assert.equal(code, 'spending-cap-reached');
    assert.match(message, /2,000 of 2,000 tokens/);
    assert.equal(made.server.requests.length, sent);
  });

  it('follows a local server that has loaded the model with less room than it was taken for', async () => {
    const lists = (one: object) => made.server.serve({ 'GET /v1/models': status(200, {}, { data: [one] }) });
    lists({ id: 'sample-model' });
    made.server.script(answer(checkoutAnswer(), { usage }));
    await run('generatePrototype');
    lists({ id: 'sample-model', max_model_len: 600 });
    const sent = made.server.requests.length;
    assert.equal(
      await failureOf('generatePrototype', { instruction: 'Larger type.' }),
      'model-context-too-long',
    );
    assert.equal(made.server.requests.length, sent);
  });
});
