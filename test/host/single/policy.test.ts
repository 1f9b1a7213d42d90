import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';
import { cart, closeAll, eventually, production, run } from '../production.ts';

interface Explanation {
  readonly zone: string;
  readonly rule: string;
  readonly owners: readonly string[];
  readonly policy?: { readonly file: string; readonly line: number };
}

const policyWith = (zone: string): string => `// Owned by engineering.
{
  "version": 1,
  "zones": [
    {
      "zone": "${zone}",
      "name": "pages",
      "paths": ["/src/pages/"],
      "why": "Pages may be tried out."
    }
  ]
}
`;

describe('the boundary policy', () => {
  const file = (): string => path.join(production(), 'footbridge.policy.jsonc');
  const explain = async (given = cart().fsPath): Promise<Explanation> =>
    await run<Explanation>('footbridge.explainBoundary', { path: given });
  const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(vscode.Uri.file(file()));
  const zoneIs = async (zone: string): Promise<Explanation> =>
    await eventually(`the zone ${zone}`, async () => {
      const explained = await explain();
      return explained.zone === zone ? explained : undefined;
    });

  afterEach(async () => {
    await run('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
    await rm(file(), { force: true });
    await zoneIs('production');
  });

  it('places files as soon as it is there, names its line, and stops when it is gone', async () => {
    assert.equal((await explain()).zone, 'production');
    await writeFile(file(), policyWith('gated'));
    const { rule, owners, policy } = await zoneIs('gated');
    assert.equal(rule, 'policy/pages');
    assert.deepEqual(owners, ['@sample-storefront/checkout']);
    assert.deepEqual(policy, { file: file(), line: 8 });
    await writeFile(file(), policyWith('open'));
    await zoneIs('open');
  });

  it('never moves itself out of critical', async () => {
    await writeFile(file(), policyWith('open').replace('/src/pages/', '**'));
    await zoneIs('open');
    assert.equal((await explain(file())).zone, 'critical');
    assert.equal(
      (await explain(path.join(production(), '.github', 'workflows', 'deploy.yml'))).zone,
      'critical',
    );
  });

  it('shows what is wrong at its line, and goes on holding as it was', async () => {
    await writeFile(file(), policyWith('gated'));
    await zoneIs('gated');
    await writeFile(file(), policyWith('opne'));
    const problem = await eventually('the problem', () => problems()[0]);
    assert.equal(problem.source, 'Footbridge policy');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(problem.range.start.line, 5);
    assert.match(problem.message, /last good policy holds/);
    assert.equal((await explain()).zone, 'gated');
    await writeFile(file(), policyWith('open'));
    await zoneIs('open');
    await eventually('no problem', () => problems().length === 0);
  });

  it('is strict while the first one is bad', async () => {
    const docs = path.join(production(), 'README.md');
    assert.equal((await explain(docs)).zone, 'open');
    await writeFile(file(), '{ "version": 1, "zones": [');
    await eventually('the strict default', async () => (await explain(docs)).zone === 'production');
    assert.match((await eventually('the problem', () => problems()[0])).message, /counts as production/);
  });

  it('is drafted into a file only where none is', async () => {
    assert.deepEqual(await run('footbridge.draftPolicy', {}), { file: file() });
    const text = await readFile(file(), 'utf8');
    const { policy, problems: wrong } = readPolicy(text);
    assert.deepEqual(wrong, []);
    assert.equal(policy?.match('src/payments/refunds.ts')?.zone, 'critical');
    const again = await run<{ error: { code: string } }>('footbridge.draftPolicy', {});
    assert.equal(again.error.code, 'policy-exists');
    assert.equal(await readFile(file(), 'utf8'), text);
  });

  it('is drafted for a person unsaved, under its own name', async () => {
    await run('footbridge.draftPolicy');
    const document = await eventually('the draft', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.scheme === 'untitled' && shown.getText() !== '' ? shown : undefined;
    });
    assert.deepEqual(
      [document.uri.fsPath, document.languageId, document.isDirty, existsSync(file())],
      [file(), 'jsonc', true, false],
    );
    assert.deepEqual(readPolicy(document.getText()).problems, []);
  });

  it('leaves alone what somebody wrote into a draft that is not saved', async () => {
    await run('footbridge.draftPolicy');
    const editor = await eventually('the draft', () => {
      const shown = vscode.window.activeTextEditor;
      return shown?.document.uri.scheme === 'untitled' && shown.document.getText() !== '' ? shown : undefined;
    });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// reviewed by me\n'));
    const text = editor.document.getText();
    await run('workbench.action.files.newUntitledFile');
    await run('footbridge.draftPolicy');
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file());
    assert.equal(editor.document.getText(), text);
    await closeAll();
  });
});
