import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { Exploration } from '../exploration.ts';
import {
  bytesOf,
  cart,
  checkout,
  closeAll,
  eventually,
  problemOf,
  problemsOf,
  production,
  run,
  typeInto,
} from '../production.ts';

/** Runs git as somebody in a terminal does. */
async function git(...args: string[]): Promise<void> {
  const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  await promisify(execFile)('git', [...person, ...args], { cwd: production() });
}

describe('what happens to production behind the editor', () => {
  const exploration = new Exploration('Seeing all');

  /** What was recorded, as "crossed edit src/a.ts disk" and "ended undone". */
  async function records(): Promise<string[]> {
    return (await exploration.records()).map(({ type, change, path: where, seen, how }) =>
      type === 'ended' ? `ended ${how}` : `crossed ${change} ${where} ${seen}`,
    );
  }

  /** Waits until this much was recorded after the first `before`. */
  async function recordsAfter(before: number, count: number): Promise<string[]> {
    await eventually(`${count} records`, async () => (await records()).length >= before + count);
    return (await records()).slice(before).toSorted();
  }

  before(async () => {
    const { lab, experiment } = exploration;
    await run('footbridge.setActiveExperiment', { experiment });
    // The first look takes how production is now for how it was.
    await eventually('the base', () =>
      existsSync(path.join(lab, '.footbridge', 'boundary', `${experiment}.json`)),
    );
  });

  afterEach(async () => {
    await run('footbridge.undoCrossing', {});
    await closeAll();
  });

  it('counts a new file once when it is saved from an editor', async () => {
    const uri = vscode.Uri.file(path.join(production(), 'src', 'pages', 'SavedPage.tsx'));
    const before = (await records()).length;
    const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
    const editor = await vscode.window.showTextDocument(document);
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'export const a = 1;\n')));
    assert.ok(await document.save());
    await eventually('the new file', async () => (await records()).length > before);
    await delay(1500);
    assert.deepEqual(await recordsAfter(before, 1), ['crossed create src/pages/SavedPage.tsx editor']);
    await run('footbridge.undoCrossing', { path: uri.fsPath });
    await eventually('the file to be gone', () => !existsSync(uri.fsPath));
  });

  it('sees files that a program edits, makes and deletes, and puts all of them back', async () => {
    const before = (await records()).length;
    const original = await bytesOf(cart());
    const money = path.join(production(), 'src', 'lib', 'money.ts');
    const made = path.join(production(), 'src', 'lib', 'made.ts');
    await writeFile(cart().fsPath, `${original}// by a program\n`, 'latin1');
    await writeFile(made, 'export {};\n');
    // Open or not, what is gone is put back.
    await vscode.workspace.openTextDocument(money);
    await rm(money);
    assert.deepEqual(await recordsAfter(before, 3), [
      'crossed create src/lib/made.ts disk',
      'crossed delete src/lib/money.ts disk',
      'crossed edit src/pages/CartPage.tsx disk',
    ]);
    await problemOf(cart());
    const { left, undone } = await run<{ left: string[]; undone: string[] }>('footbridge.undoCrossing', {});
    assert.deepEqual([left, undone.length], [[], 3]);
    assert.equal(await bytesOf(cart()), original);
    assert.deepEqual([existsSync(made), existsSync(money)], [false, true]);
    assert.deepEqual(problemsOf(cart()), []);
    await delay(1500);
    assert.equal((await records()).length, before + 6);
  });

  it('takes an edit that both editor and disk show for one', async () => {
    const before = (await records()).length;
    const document = await typeInto(cart());
    assert.ok(await document.save());
    await problemOf(cart());
    await delay(1500);
    assert.deepEqual((await records()).slice(before), ['crossed edit src/pages/CartPage.tsx editor']);
  });

  it("puts an open file back so that VS Code's own undo brings the change again", async () => {
    const original = await bytesOf(checkout());
    const changed = `// by a program\n${original}`;
    const editor = await vscode.window.showTextDocument(checkout());
    await writeFile(checkout().fsPath, changed, 'latin1');
    await problemOf(checkout());
    await eventually('the new text', () => editor.document.getText().startsWith('// by a program'));
    await run('footbridge.undoCrossing', { path: checkout().fsPath });
    assert.equal(await bytesOf(checkout()), original);
    assert.equal(editor.document.getText(), original);
    await run('workbench.action.focusActiveEditorGroup');
    await run('undo');
    await eventually('the change again', () => editor.document.getText() === changed);
  });

  it('blames nobody for switching branches, and ends what a commit took over', async () => {
    const before = (await records()).length;
    await git('checkout', '--quiet', '-b', 'somewhere-else');
    try {
      await writeFile(cart().fsPath, '// another cart\n');
      await recordsAfter(before, 1);
      await git('commit', '--quiet', '--no-verify', '--all', '--message', 'Another cart');
      assert.deepEqual(await recordsAfter(before, 2), [
        'crossed edit src/pages/CartPage.tsx disk',
        'ended committed',
      ]);
      await git('checkout', '--quiet', 'main');
      await git('checkout', '--quiet', 'somewhere-else');
      await delay(1500);
      assert.equal((await records()).length, before + 2);
    } finally {
      await git('checkout', '--quiet', 'main');
      await git('branch', '--quiet', '-D', 'somewhere-else');
    }
  });

  it('ends a crossing when a program takes its change back', async () => {
    const before = (await records()).length;
    const original = await bytesOf(cart());
    await writeFile(cart().fsPath, `${original}// for a moment\n`, 'latin1');
    await recordsAfter(before, 1);
    await writeFile(cart().fsPath, original, 'latin1');
    assert.ok((await recordsAfter(before, 2)).includes('ended undone'));
  });

  it('lets a change stay that was kept, also after it is saved', async () => {
    const original = await bytesOf(cart());
    const document = await typeInto(cart());
    await problemOf(cart());
    await run('footbridge.keepCrossing', { path: cart().fsPath });
    const kept = (await records()).length;
    assert.ok(await document.save());
    await delay(1500);
    assert.equal((await records()).length, kept);
    await writeFile(cart().fsPath, original, 'latin1');
    // Whoever types before VS Code has read the file again cannot save.
    await eventually('the old text', () => document.getText() === original);
  });

  it('moves a change into the prototype, or beside it, and puts production back', async () => {
    const before = (await records()).length;
    const original = await bytesOf(cart());
    const document = await typeInto(cart(), '// my idea\n');
    const idea = document.getText();
    await problemOf(cart());
    const moved = await run<{ copy: string; putBack: boolean }>('footbridge.moveCrossing', {
      path: cart().fsPath,
    });
    assert.equal(moved.putBack, true);
    assert.ok(
      path.relative(exploration.lab, moved.copy).startsWith(path.join('experiments', exploration.experiment)),
    );
    assert.equal(await readFile(moved.copy, 'utf8'), idea);
    assert.equal(await bytesOf(cart()), original);
    assert.equal(document.getText(), original);
    assert.ok((await recordsAfter(before, 2)).includes('ended moved'));
  });

  it('loses nothing that is typed while a change is moved', async () => {
    const original = await bytesOf(checkout());
    const document = await typeInto(checkout(), '// my idea\n', 0);
    await problemOf(checkout());
    const moving = run<{ copy: string; putBack: boolean }>('footbridge.moveCrossing', {
      path: checkout().fsPath,
    });
    const state = { isDone: false };
    void moving.then(
      () => (state.isDone = true),
      () => (state.isDone = true),
    );
    const typed: string[] = [];
    for (; !state.isDone; await delay(20)) {
      const word = `// word ${typed.length}.\n`;
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), word);
      if (await vscode.workspace.applyEdit(edit)) typed.push(word);
    }
    const { copy } = await moving;
    const places = [await readFile(copy, 'utf8'), document.getText()];
    assert.deepEqual(
      typed.filter((word) => !places.some((text) => text.includes(word))),
      [],
    );
    await run('workbench.action.files.revert');
    await writeFile(checkout().fsPath, original, 'latin1');
  });

  it('puts many files back after one look, and ends all of them', async () => {
    const before = (await records()).length;
    const made = Array.from({ length: 15 }, (_one, index) =>
      path.join(production(), 'src', 'lib', `many${index}.ts`),
    );
    for (const file of made) await writeFile(file, 'export {};\n');
    await recordsAfter(before, made.length);
    const { undone, left } = await run<{ undone: string[]; left: string[] }>('footbridge.undoCrossing', {});
    assert.deepEqual([undone.length, left], [made.length, []]);
    assert.deepEqual(
      made.filter((file) => existsSync(file)),
      [],
    );
    await delay(1500);
    assert.equal((await records()).length, before + 2 * made.length);
  });

  it('knows what another window has recorded, and ends what that one kept', async () => {
    const original = await bytesOf(cart());
    await writeFile(cart().fsPath, `${original}// by a program\n`, 'latin1');
    await problemOf(cart());
    // Recording follows behind what is shown.
    const { id: crossing } = await eventually('the record', async () =>
      (await exploration.records())
        .slice(-1)
        .find(({ type, path: file }) => type === 'crossed' && cart().path.endsWith(`${file}`)),
    );
    const end = { schemaVersion: 1, id: 'other-window', at: new Date().toISOString(), type: 'ended' };
    await appendFile(exploration.log, `\n${JSON.stringify({ ...end, crossing, how: 'kept' })}`);
    const before = (await records()).length;
    await eventually('the problem to go', () => problemsOf(cart()).length === 0);
    await delay(1500);
    assert.equal((await records()).length, before);
    await writeFile(cart().fsPath, original, 'latin1');
  });

  it('does not blame exploration for what was changed while it rested', async () => {
    const original = await bytesOf(cart());
    await run('footbridge.setActiveExperiment', { experiment: null });
    await writeFile(cart().fsPath, `${original}// real work\n`, 'latin1');
    const before = (await records()).length;
    await run('footbridge.setActiveExperiment', { experiment: exploration.experiment });
    await delay(1500);
    assert.equal((await records()).length, before);
    await writeFile(cart().fsPath, `${original}// real work, and an agent\n`, 'latin1');
    await recordsAfter(before, 1);
    await run('footbridge.undoCrossing', { path: cart().fsPath });
    assert.equal(await bytesOf(cart()), `${original}// real work\n`);
    await writeFile(cart().fsPath, original, 'latin1');
  });
});
