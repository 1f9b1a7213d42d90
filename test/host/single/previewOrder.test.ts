import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { basketFile, checkoutAnswer } from '../../support/checkoutPrototype.ts';
import { answer } from '../../support/modelServer.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';

/** So many take a while to compile. */
const manyLines = linesOf(4000);

function linesOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const label${index} = 'Label ${index}';`).join(
    '\n',
  );
}

/** The code of what a command failed with, or that it did not. */
async function outcome(command: string, argument: object): Promise<string> {
  const result = await run(command, argument);
  const { error } = result as { error?: { code: string } };
  return error?.code ?? 'done';
}

describe('opening the preview again before it is there', function () {
  this.timeout(90_000);
  let made: ModelLab;
  const problems = () =>
    vscode.languages
      .getDiagnostics()
      .flatMap(([uri, found]) => found.map((one) => ({ path: uri.fsPath, source: one.source })))
      .filter(({ source }) => source === 'Footbridge prototype');

  beforeEach(async () => {
    made = await openModelLab();
    made.server.script(answer(checkoutAnswer('Your basket')));
    await run('generatePrototype');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await made.close();
  });

  it('ends well for all who wait: they follow the page that took the place of theirs', async () => {
    const opened: Promise<string>[] = [];
    // Some are overtaken while they are compiled, some while they are painted.
    for (let time = 0; time < 10; time += 1) {
      opened.push(outcome('openPreview', { experiment: made.experiment }));
      await delay(40);
    }
    assert.deepEqual([...new Set(await Promise.all(opened))], ['done']);
  });

  it('says at once that it was closed, instead of waiting for a page that cannot come', async () => {
    const basket = made.path('a', basketFile);
    writeFileSync(basket, `${readFileSync(basket, 'utf8')}\n${manyLines}\n`);
    const closing = vscode.window.tabGroups.onDidChangeTabs(({ opened: tabs }) => {
      if (tabs.some(({ input }) => input instanceof vscode.TabInputWebview))
        void vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    const before = performance.now();
    assert.equal(await outcome('openPreview', { experiment: made.experiment }), 'preview-failed');
    closing.dispose();
    assert.ok(performance.now() - before < 8000, 'nobody waits for the silence of a page to end');
    assert.equal(await outcome('openPreview', { experiment: made.experiment }), 'done');
  });

  it('shows the experiment opened last, also when the one before fails later, and keeps their problems apart', async () => {
    const basket = made.path('a', basketFile);
    const { experiment: first } = made;
    const second = String(
      (await run('frameHypothesis', sampleHypothesis({ title: 'Another way' })))['experiment'],
    );
    made.server.script(answer(checkoutAnswer('Another basket')));
    await run('generatePrototype', { experiment: second });
    writeFileSync(basket, `${readFileSync(basket, 'utf8')}\n${linesOf(40_000)}\nexport const broken = ;\n`);
    const one = outcome('openPreview', { experiment: first, variant: 'a' });
    // Long enough to begin, and short beside what compiling so many lines takes.
    await delay(100);
    const other = outcome('openPreview', { experiment: second, variant: 'a' });
    assert.equal(await other, 'done');
    assert.equal(await one, 'cancelled');
    assert.deepEqual(problems(), []);
  });
});
