import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { bytesOf, cart, checkout, closeAll, eventually, production, run } from '../production.ts';

describe('lock mode', () => {
  let location: string;
  let experiment: string;
  let inLab: vscode.Uri;

  const docs = (): vscode.Uri => vscode.Uri.file(path.join(production(), 'README.md'));
  const setMode = async (mode: string) => await run('footbridge.setBoundaryMode', { mode });

  /** Types as a person does, and takes it back: whether the active editor took it. */
  async function canType(): Promise<boolean> {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const before = editor.document.getText();
    await run('type', { text: 'x' });
    const taken = editor.document.getText() !== before;
    if (taken) await run('undo');
    return taken;
  }

  async function show(uri: vscode.Uri, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
    await vscode.window.showTextDocument(uri, { preview: false, ...options });
  }

  const becomes = async (typable: boolean): Promise<void> =>
    void (await eventually(
      typable ? 'typing to work' : 'the lock',
      async () => (await canType()) === typable,
    ));

  before(async () => {
    await vscode.workspace
      .getConfiguration('files')
      .update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    location = await mkdtemp(path.join(tmpdir(), 'footbridge-lock-'));
    const { lab } = await run<{ lab: string }>('footbridge.createLab', { location, join: false });
    ({ experiment } = await run<{ experiment: string }>('footbridge.frameHypothesis', sampleHypothesis()));
    inLab = vscode.Uri.file(path.join(lab, 'notes.md'));
    await writeFile(inLab.fsPath, 'Notes\n');
  });

  beforeEach(async () => {
    await closeAll();
    await run('footbridge.setActiveExperiment', { experiment });
    await setMode('lock');
  });

  afterEach(async () => {
    await run('footbridge.undoCrossing', {});
    await setMode('warn');
    for (const uri of [cart(), checkout(), docs(), inLab]) {
      await show(uri);
      await becomes(true);
      await run('workbench.action.files.revert');
    }
    await closeAll();
  });

  after(async () => {
    await run('footbridge.setActiveExperiment', { experiment: null });
    await vscode.workspace
      .getConfiguration('files')
      .update('autoSave', undefined, vscode.ConfigurationTarget.Global);
    await rm(location, { recursive: true, force: true });
  });

  it('keeps production from being typed into, and neither the lab nor what is free to edit', async () => {
    await show(checkout());
    await becomes(false);
    await show(docs());
    await becomes(true);
    await show(inLab);
    await becomes(true);
    await show(checkout());
    assert.equal(await canType(), false);
  });

  it('unlocks one file, and then all', async () => {
    await show(cart());
    await becomes(false);
    assert.deepEqual(await run('footbridge.unlockFile', { path: cart().fsPath }), { ok: true });
    await becomes(true);
    await show(checkout());
    await becomes(false);
    assert.deepEqual(await run('footbridge.unlockAll', {}), { ok: true });
    await becomes(true);
    await setMode('lock');
    await becomes(false);
  });

  it('ends with the mode and with the experiment, also in editors that were not in front', async () => {
    await show(cart());
    await becomes(false);
    await show(checkout(), { viewColumn: vscode.ViewColumn.Beside });
    await becomes(false);
    await run('footbridge.setActiveExperiment', { experiment: null });
    await becomes(true);
    await show(cart(), { viewColumn: vscode.ViewColumn.One });
    await becomes(true);
  });

  it('locks the production side of a comparison', async () => {
    await vscode.commands.executeCommand('vscode.diff', inLab, checkout(), 'Compared');
    await becomes(false);
  });

  it('sorts itself out when editors change faster than it can follow', async () => {
    for (let round = 0; round < 8; round += 1) {
      // VS Code gives up opening what is overtaken by the next one.
      for (const uri of [checkout(), inLab, cart(), docs()]) show(uri).catch(() => {});
      await delay(round * 15);
    }
    for (const uri of [inLab, checkout(), docs(), cart(), inLab]) {
      await show(uri);
      await becomes(uri === inLab || uri.fsPath === docs().fsPath);
    }
  });

  it('leaves a file with unsaved changes alone until it is saved', async () => {
    await setMode('warn');
    await show(cart());
    const before = await bytesOf(cart());
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor && (await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// kept\n'))));
    await setMode('lock');
    await delay(300);
    assert.equal(await canType(), true);
    assert.ok(await editor.document.save());
    await becomes(false);
    await run('footbridge.unlockFile', { path: cart().fsPath });
    await writeFile(cart().fsPath, before, 'latin1');
  });

  it('leaves nothing on disk', async () => {
    const modeBefore = (await stat(checkout().fsPath)).mode;
    await show(checkout());
    await becomes(false);
    assert.equal((await stat(checkout().fsPath)).mode, modeBefore);
    assert.equal(existsSync(path.join(production(), '.vscode')), false);
    for (const scope of ['workspaceValue', 'workspaceFolderValue', 'globalValue'] as const) {
      for (const key of ['readonlyInclude', 'readonlyExclude', 'readonlyFromPermissions']) {
        assert.equal(vscode.workspace.getConfiguration('files').inspect(key)?.[scope], undefined, key);
      }
    }
  });

  it('does not keep a change on disk from being seen and put back', async () => {
    await show(checkout());
    await becomes(false);
    const before = await readFile(checkout().fsPath, 'utf8');
    await writeFile(checkout().fsPath, `${before}// written by a terminal\n`);
    await eventually('the change', () => vscode.window.activeTextEditor?.document.getText() !== before);
    await eventually('the file to be as it was', async () => {
      await run('footbridge.undoCrossing', { path: checkout().fsPath });
      return (await readFile(checkout().fsPath, 'utf8')) === before;
    });
    await becomes(false);
  });

  it('takes back what another extension writes into a locked file, which unlocking and undo bring back', async () => {
    const before = await bytesOf(checkout());
    await show(checkout());
    await becomes(false);
    for (const inFront of [inLab, checkout()]) {
      await show(inFront);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(checkout(), new vscode.Position(0, 0), '// by another extension\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      const document = await vscode.workspace.openTextDocument(checkout());
      assert.match(document.getText(), /another extension/);
      await document.save();
      await eventually('the edit to be gone', () => !document.getText().includes('another extension'));
      assert.equal(await bytesOf(checkout()), before);
    }
    await run('footbridge.unlockFile', { path: checkout().fsPath });
    await becomes(true);
    await run('undo');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /another extension/);
  });

  it('frees a file that an extension host which ended left locked', async () => {
    const left = vscode.Uri.file(path.join(production(), 'src', 'lib', 'money.ts'));
    await setMode('warn');
    await show(left);
    await becomes(true);
    // As after a restart: VS Code has it read-only, and nobody here knows.
    await show(inLab);
    await show(left);
    await run('workbench.action.files.setActiveEditorReadonlyInSession');
    await becomes(false);
    await run('footbridge.unlockFile', { path: left.fsPath });
    await becomes(true);
  });
});
