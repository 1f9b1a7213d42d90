import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { run } from '../bridge.ts';
import { apply, eventually, problemsOf } from '../production.ts';

describe('the boundary of two production folders with the same name', () => {
  let parent: string;
  let first: string;
  let second: string;
  let crossings: string;

  const hasProblem = (file: string): boolean => problemsOf(vscode.Uri.file(file)).length > 0;

  /** What was recorded of the files of that name; others may still be noticed. */
  const crossed = async (name: string): Promise<string[]> => {
    if (!existsSync(crossings)) return [];
    const lines = (await readFile(crossings, 'utf8'))
      .split('\n')
      .filter((line) => line.includes('"crossed"') && line.includes(name));
    return lines.map((line) => {
      const { folder, path: file, change } = JSON.parse(line) as Record<string, string>;
      return `${change} ${file} in ${folder}`;
    });
  };

  before(async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const folderNamed = (name: string): string =>
      folders.find(({ uri }) => path.basename(uri.fsPath) === name)?.uri.fsPath ?? '';
    first = folderNamed('storefront');
    parent = await mkdtemp(path.join(tmpdir(), 'footbridge-same-name-'));
    second = path.join(parent, 'storefront');
    await mkdir(path.join(second, 'src', 'lib'), { recursive: true });
    await writeFile(path.join(second, 'src', 'lib', 'money.ts'), 'export const cents = 100;\n');
    const { experiment } = await run('frameHypothesis', { ...sampleHypothesis(), title: 'Same names' });
    await run('setActiveExperiment', { experiment });
    crossings = path.join(
      folderNamed('storefront-lab'),
      'experiments',
      String(experiment),
      'crossings.jsonl',
    );
    assert.ok(vscode.workspace.updateWorkspaceFolders(folders.length, 0, { uri: vscode.Uri.file(second) }));
    const probe = path.join(second, 'src', 'lib', 'money.ts');
    await eventually(
      'the folder',
      async () => (await run('explainBoundary', { path: probe }))['zone'] === 'production',
    );
  });

  after(async () => {
    await run('undoCrossing');
    await run('setActiveExperiment', { experiment: null });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    vscode.workspace.updateWorkspaceFolders((vscode.workspace.workspaceFolders ?? []).length - 1, 1);
    await eventually('the folder to go', () => vscode.workspace.workspaceFolders?.length === 3);
    await rm(parent, { recursive: true, force: true });
  });

  it('undoes a new file where it was made, and never the other folder’s', async () => {
    const [elsewhere, made] = [first, second].map((folder) => path.join(folder, 'src', 'lib', 'fresh.ts'));
    assert.ok(elsewhere !== undefined && made !== undefined);
    await writeFile(elsewhere, 'precious');
    try {
      await apply((edit) => edit.createFile(vscode.Uri.file(made)));
      await eventually('the problem', () => hasProblem(made));
      assert.equal(hasProblem(elsewhere), false);
      await run('undoCrossing');
      assert.deepEqual([existsSync(elsewhere), existsSync(made)], [true, false]);
    } finally {
      await rm(elsewhere, { force: true });
    }
  });

  it('records edits to a file of the same name in each, told apart', async () => {
    for (const folder of [first, second]) {
      const uri = vscode.Uri.file(path.join(folder, 'src', 'lib', 'money.ts'));
      const editor = await vscode.window.showTextDocument(uri);
      assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// tried\n')));
      await eventually('the problem', () => hasProblem(uri.fsPath));
    }
    await eventually('the records', async () => (await crossed('money.ts')).length === 2);
    const label = (folder: string): string => `${path.basename(path.dirname(folder))}/storefront`;
    assert.deepEqual(
      await crossed('money.ts'),
      [first, second].map((folder) => `edit src/lib/money.ts in ${label(folder)}`),
    );
  });
});
