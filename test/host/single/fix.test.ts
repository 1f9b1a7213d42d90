import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { basketFile, checkoutAnswer, checkoutPrototype } from '../../support/checkoutPrototype.ts';
import { answer } from '../../support/modelServer.ts';
import { eventually, failureOf, run } from '../bridge.ts';
import { type ModelLab, openModelLab } from '../modelLab.ts';
import { pressNotification } from '../person.ts';

const working = checkoutPrototype().find(({ path }) => path === basketFile)?.text ?? '';
const broken = working
  .replace('import { Screen }', "import { useEffect } from 'react';\nimport { Screen }")
  .replace(
    '  return (\n',
    '  useEffect(() => {\n    document.title = lines.find(({ name }) => name === "Teapot")!.name;\n  }, []);\n  return (\n',
  );
const brokenLine = broken.split('\n').findIndex((line) => line.includes('Teapot')) + 1;
const fixed = writeWire([{ path: basketFile, text: working }]);
const noHelp = writeWire([{ path: basketFile, edits: [{ search: '"Teapot"', replace: '"Tea pot"' }] }]);

describe('an error of a running prototype', function () {
  this.timeout(60_000);
  let made: ModelLab;
  const problems = () =>
    vscode.languages
      .getDiagnostics(vscode.Uri.file(made.path('a', basketFile)))
      .filter(({ source }) => source === 'Footbridge prototype');

  beforeEach(async () => {
    made = await openModelLab();
    made.server.script(answer(checkoutAnswer('Your basket', { [basketFile]: broken })));
    await run('generatePrototype');
    assert.deepEqual(await run('openPreview'), { ok: true });
    await eventually('the problem', () => problems()[0]);
  });
  afterEach(() => made.close());

  /** Presses the quick fix at the problem, as the light bulb offers it. */
  async function pressQuickFix(): Promise<void> {
    const uri = vscode.Uri.file(made.path('a', basketFile));
    await vscode.workspace.openTextDocument(uri);
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problems()[0]?.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const command = offered.find(({ title }) => title.includes('Fix with the Model'))?.command;
    assert.ok(command, JSON.stringify(offered));
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  it('is in Problems at its line, and its quick fix has it mended with one request', async () => {
    const [problem] = problems();
    assert.equal((problem?.range.start.line ?? 0) + 1, brokenLine);
    assert.match(problem?.message ?? '', /undefined/);
    const sent = made.server.requests.length;
    made.server.script(answer(fixed));
    await pressQuickFix();
    assert.equal(made.server.requests.length, sent + 1);
    for (const told of ['Teapot', basketFile, String(brokenLine)])
      assert.ok(made.asked().includes(told), told);
    assert.equal(made.text('a', basketFile), working);
    await eventually('an empty list of problems', () => (problems().length === 0 ? true : undefined));
  });

  it('costs nothing when the fix before was for the same error and did not help', async () => {
    made.server.script(answer(noHelp));
    await pressQuickFix();
    assert.match(made.text('a', basketFile), /Tea pot/);
    const problem = await eventually('the same problem again', () => problems()[0]);
    const sent = made.server.requests.length;
    const { experiment } = made;
    const line = problem.range.start.line + 1;
    const order = { experiment, variant: 'a', message: problem.message, file: basketFile, line };
    assert.equal(await failureOf('fixPrototype', order), 'fix-did-not-help');
    assert.equal(made.server.requests.length, sent);
  });

  it('that could not be mended is told with the button that does the next thing', async () => {
    made.server.script(answer(noHelp));
    await pressQuickFix();
    await eventually('the same problem again', () => problems()[0]);
    await pressQuickFix();
    await eventually('the file as it was before the fix', () => {
      void pressNotification();
      return made.text('a', basketFile) === broken ? true : undefined;
    });
  });
});
