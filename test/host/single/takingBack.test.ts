import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { Exploration } from '../exploration.ts';
import { apply, bytesOf, closeAll, eventually, production, run, typeInto } from '../production.ts';

describe('putting a file back after others were kept', () => {
  const exploration = new Exploration('Guest checkout');

  /** Does something to a file and waits until that is recorded as a crossing. */
  async function crosses(uri: vscode.Uri, change: string, work: () => Promise<unknown>): Promise<void> {
    const inside = path.relative(production(), uri.fsPath).replaceAll('\\', '/');
    const count = async (): Promise<number> =>
      (await exploration.records()).filter((record) => record.path === inside && record.change === change)
        .length;
    const before = await count();
    await work();
    await eventually(`${change} ${inside}`, async () => (await count()) > before);
  }

  const keep = async (uri: vscode.Uri): Promise<unknown> =>
    await run('footbridge.keepCrossing', { path: uri.fsPath });

  /** Tidies production up while nobody is blamed for it. */
  async function afterwards(work: () => Promise<void>): Promise<void> {
    await run('footbridge.setActiveExperiment', { experiment: null });
    await work();
  }

  beforeEach(async () => {
    await exploration.resume();
  });

  afterEach(async () => {
    await closeAll();
  });

  it('leaves a new file alone that has the old name of a kept one', async () => {
    const folder = path.join(production(), 'src', 'lib');
    const [old, moved] = ['cart.ts', 'basket.ts'].map((name) => vscode.Uri.file(path.join(folder, name)));
    assert.ok(old && moved);
    const original = await bytesOf(old);
    const contents = new TextEncoder().encode('new\n');
    try {
      await crosses(moved, 'rename', () => apply((edit) => edit.renameFile(old, moved)));
      await keep(moved);
      await crosses(old, 'create', () => apply((edit) => edit.createFile(old, { contents })));
      await crosses(moved, 'edit', async () => await (await typeInto(moved)).save());
      const result = await run('footbridge.undoCrossing', { path: moved.fsPath });
      assert.deepEqual(result, { undone: [moved.fsPath], left: [] });
      assert.equal(await bytesOf(moved), original);
      assert.equal(await bytesOf(old), 'new\n');
    } finally {
      await run('footbridge.undoCrossing', {});
      await afterwards(async () => {
        await writeFile(old.fsPath, original);
        await rm(moved.fsPath, { force: true });
      });
    }
  });

  it('deletes no file that was kept and over which something was created', async () => {
    const file = vscode.Uri.file(path.join(production(), 'src', 'lib', 'keptFile.ts'));
    const create = (text: string) => async (): Promise<void> =>
      await apply((edit) =>
        edit.createFile(file, { overwrite: true, contents: new TextEncoder().encode(text) }),
      );
    try {
      await crosses(file, 'create', create('kept'));
      await keep(file);
      await crosses(file, 'create', create('over it'));
      await run('footbridge.undoCrossing', { path: file.fsPath });
      assert.equal(await bytesOf(file), 'kept');
    } finally {
      await afterwards(async () => await rm(file.fsPath, { force: true }));
    }
  });

  it('puts back no older contents of a file that was deleted twice', async () => {
    const file = vscode.Uri.file(path.join(production(), 'src', 'lib', 'twice.ts'));
    const create = (size: number) => async (): Promise<void> =>
      await apply((edit) => edit.createFile(file, { contents: new Uint8Array(size).fill(32) }));
    const remove = async (): Promise<void> => await apply((edit) => edit.deleteFile(file));
    try {
      await crosses(file, 'create', create(10));
      await keep(file);
      await crosses(file, 'delete', remove);
      await keep(file);
      // More than is kept, so it cannot be put back; what it held at first is something else.
      await crosses(file, 'create', create(1024 * 1024 + 1));
      await keep(file);
      await crosses(file, 'delete', remove);
      const result = await run('footbridge.undoCrossing', { path: file.fsPath });
      assert.deepEqual([result, existsSync(file.fsPath)], [{ undone: [], left: [file.fsPath] }, false]);
    } finally {
      await afterwards(async () => await rm(file.fsPath, { force: true }));
    }
  });
});
