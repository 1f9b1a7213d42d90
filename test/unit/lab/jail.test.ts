import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { link, mkdir, readFile, realpath, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import type { FileChange } from '../../../src/core/generation/fileChange.ts';
import { atomicWrite } from '../../../src/node/lab/atomicWrite.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { runUntilKilled } from '../../support/killHarness.ts';
import { hostilePaths } from './hostilePaths.ts';
import { plant, sampleExperiment, sampleLab, snapshot } from './samples.ts';

const swapper = fileURLToPath(new URL('linkSwapper.ts', import.meta.url));
const unsafe = { name: 'FootbridgeError', code: 'unsafe-path' };

async function plantedLab() {
  const made = await sampleLab();
  const variant = path.join(made.lab, 'experiments/checkout/variants/v1');
  await plant(variant, { 'index.html': 'one', 'styles/main.css': 'two' });
  const apply = (...changes: FileChange[]) => made.store.applyTurn('checkout', 'v1', changes);
  return { ...made, variant, apply };
}

/** Write, and delete: the two things that can be done to a path. */
function bothWays(file: string): FileChange[] {
  return [
    { path: file, text: 'mine' },
    { path: file, text: undefined },
  ];
}

describe('The jail', function () {
  this.timeout(20_000);

  it('changes nothing on the disk when one path of a turn is hostile', async () => {
    const { parent, apply } = await plantedLab();
    const was = await snapshot(parent);
    for (const [hostile] of hostilePaths) {
      for (const change of bothWays(hostile)) {
        await assert.rejects(apply({ path: 'index.html', text: 'new' }, change), unsafe, hostile);
      }
    }
    assert.deepEqual(await snapshot(parent), was);
  });

  it('refuses names of experiments and variants that lead elsewhere', async () => {
    const { parent, store } = await plantedLab();
    const was = await snapshot(parent);
    const change = [{ path: 'index.html', text: 'mine' }];
    for (const name of [
      '..',
      '../checkout',
      'a/b',
      '',
      '.git',
      'V1',
      'con',
      'v1 ',
      'v1\\..',
      'a'.repeat(61),
    ]) {
      await assert.rejects(store.applyTurn('checkout', name, change), { code: 'unknown-variant' });
      await assert.rejects(store.applyTurn(name, 'v1', change), { code: 'unknown-experiment' });
    }
    assert.deepEqual(await snapshot(parent), was);
  });

  it('keeps a variant apart from another whose name begins alike', async () => {
    const { store, lab, apply } = await plantedLab();
    await store.applyTurn('checkout', 'v1-evil', [{ path: 'index.html', text: 'evil' }]);
    await apply({ path: 'index.html', text: 'good' });
    assert.deepEqual(await store.readVariant('checkout', 'v1-evil'), [{ path: 'index.html', text: 'evil' }]);
    await assert.rejects(apply({ path: '../v1-evil/index.html', text: 'x' }), unsafe);
    assert.equal(
      store.variantFolder('checkout', 'v1'),
      path.join(lab, 'experiments', 'checkout', 'variants', 'v1'),
    );
  });

  it('follows no link to a folder, wherever on the way it stands', async () => {
    const places = [
      'experiments',
      'experiments/checkout',
      'experiments/checkout/variants/v1',
      'experiments/checkout/variants/v1/styles',
    ];
    for (const place of places) {
      const { lab, production, apply } = await plantedLab();
      const elsewhere = path.join(production, 'elsewhere');
      await rename(path.join(lab, place), elsewhere);
      await symlink(elsewhere, path.join(lab, place), 'junction');
      const was = await snapshot(production);
      for (const change of bothWays('styles/main.css')) await assert.rejects(apply(change), unsafe, place);
      assert.deepEqual(await snapshot(production), was);
    }
  });

  it('follows no link to a file, also a broken one', async () => {
    const { production, variant, apply } = await plantedLab();
    await symlink(path.join(production, 'index.html'), path.join(variant, 'link.html'));
    await symlink(path.join(production, 'new.html'), path.join(variant, 'broken.html'));
    const was = await snapshot(production);
    for (const name of ['link.html', 'broken.html']) {
      for (const change of bothWays(name)) await assert.rejects(apply(change), unsafe);
    }
    assert.deepEqual(await snapshot(production), was);
  });

  it('refuses hard links, folders and pipes in place of files', async () => {
    const { production, variant, apply } = await plantedLab();
    await link(path.join(production, 'index.html'), path.join(variant, 'hard.html'));
    await mkdir(path.join(variant, 'folder.html'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(variant, 'pipe.html')]);
    else await mkdir(path.join(variant, 'pipe.html'));
    for (const name of ['hard.html', 'folder.html', 'pipe.html']) {
      for (const change of bothWays(name)) await assert.rejects(apply(change), unsafe);
    }
    await assert.rejects(apply({ path: 'index.html/a.html', text: '' }), unsafe);
    assert.deepEqual(await snapshot(production), { 'index.html': 'production' });
  });

  it('refuses a name that differs from one on the disk in spelling only', async () => {
    const { apply, store } = await plantedLab();
    for (const name of ['Index.html', 'INDEX.HTML', 'Styles/main.css', 'styles/Main.css']) {
      for (const change of bothWays(name)) await assert.rejects(apply(change), unsafe, name);
    }
    assert.deepEqual(
      (await store.readVariant('checkout', 'v1')).map((file) => file.text),
      ['one', 'two'],
    );
  });

  it('shows models nothing that links lead to, and nothing that is no part of a prototype', async () => {
    const { production, variant, store } = await plantedLab();
    await plant(variant, { '.env': 'SECRET', 'package.json': '{}', 'a.png': 'png', '.git/config.txt': 'x' });
    await symlink(path.join(production, 'index.html'), path.join(variant, 'link.html'));
    await symlink(production, path.join(variant, 'shop'), 'junction');
    await link(path.join(production, 'index.html'), path.join(variant, 'hard.html'));
    assert.deepEqual(
      (await store.readVariant('checkout', 'v1')).map((file) => file.path),
      ['index.html', 'styles/main.css'],
    );
  });

  it('holds for records too', async () => {
    const { lab, production, store } = await plantedLab();
    const file = path.join(lab, 'experiments/checkout/experiment.json');
    const was = await snapshot(production);
    await symlink(path.join(production, 'index.html'), file);
    await assert.rejects(store.writeExperiment(sampleExperiment('checkout')), unsafe);
    await unlink(file);
    await symlink(production, path.join(lab, 'experiments/checkout/evidence'), 'junction');
    const event = { schemaVersion: 1, id: 'e1', at: '2026-03-02T10:00:00.000Z', type: 'ended' } as const;
    await assert.rejects(store.appendEvidence('checkout', 's1', event), unsafe);
    await rm(path.join(lab, '.footbridge'), { recursive: true, force: true });
    await symlink(production, path.join(lab, '.footbridge'), 'junction');
    await assert.rejects(store.applyTurn('checkout', 'v1', [{ path: 'index.html', text: 'x' }]), unsafe);
    await assert.rejects(store.writeDraft('new', undefined), unsafe);
    assert.deepEqual(await snapshot(production), was);
  });

  for (const moment of ['change styles/main.css', 'put in place styles/main.css', 'commit']) {
    it(`notices a folder that is exchanged for a link just before "${moment}"`, async () => {
      const { lab, production, variant } = await plantedLab();
      await plant(production, { 'main.css': 'production' });
      const was = await snapshot(production);
      const styles = path.join(variant, 'styles');
      const step = async (name: string) => {
        if (name !== moment) return;
        await rename(styles, `${styles}-away`);
        await symlink(production, styles, 'junction');
      };
      const store = await openLabStore(lab, { step });
      const applied = store.applyTurn('checkout', 'v1', [
        { path: 'index.html', text: 'new' },
        { path: 'styles/main.css', text: 'new' },
      ]);
      if (moment === 'commit') await applied;
      else {
        await assert.rejects(applied, unsafe);
        assert.equal(await readFile(path.join(variant, 'index.html'), 'utf8'), 'one');
        assert.equal(await readFile(path.join(`${styles}-away`, 'main.css'), 'utf8'), 'two');
      }
      assert.deepEqual(await snapshot(production), was);
    });
  }

  it('writes nothing outside while a folder is exchanged for a link all the time', async function () {
    // Elsewhere Node cannot hold a folder open, see jail.ts.
    if (process.platform !== 'linux') this.skip();
    const { lab, production, variant, apply, store } = await plantedLab();
    const root = await realpath(lab);
    const names = ['main.css', 'other.css', 'gone.css'];
    await plant(production, Object.fromEntries(names.map((name) => [name, 'production'])));
    const was = await snapshot(production);
    const race = { isOn: true };
    const swapping = runUntilKilled(swapper, [path.join(variant, 'styles'), production, '2000']).finally(
      () => {
        race.isOn = false;
      },
    );
    const seen = { applied: 0, refused: 0 };
    const attempt = async (work: Promise<unknown>) => {
      try {
        await work;
        seen.applied += 1;
      } catch (error) {
        if (!(error instanceof FootbridgeError)) throw error;
        seen.refused += 1;
      }
    };
    for (let turn = 0; race.isOn; turn += 1) {
      const text = turn % 20 === 0 ? undefined : `turn ${turn}`;
      if (turn % 10 === 0) await attempt(apply(...names.map((name) => ({ path: `styles/${name}`, text }))));
      else
        await attempt(atomicWrite(root, 'experiments/checkout/variants/v1/styles/main.css', `turn ${turn}`));
    }
    await swapping;
    assert.deepEqual(await snapshot(production), was);
    assert.ok(seen.refused > 0 && seen.applied > 0, `there was no race: ${JSON.stringify(seen)}`);
    await rm(path.join(variant, 'styles'), { recursive: true, force: true });
    await writeFile(path.join(variant, 'index.html'), 'still here');
    await apply({ path: 'styles/main.css', text: 'after the race' });
    const texts = new Map((await store.readVariant('checkout', 'v1')).map((file) => [file.path, file.text]));
    assert.equal(texts.get('index.html'), 'still here');
    assert.equal(texts.get('styles/main.css'), 'after the race');
  });
});
