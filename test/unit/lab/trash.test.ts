import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { errors } from '../../../src/core/errors.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { leaseSession } from '../../../src/node/lab/sessionLease.ts';
import { readTrashName, trashName } from '../../../src/node/lab/trashPlaces.ts';
import { killAtEveryStep, runUntilKilled } from '../../support/killHarness.ts';
import {
  discardableLab,
  discardedAt,
  filesAfter,
  filesBefore,
  filesOf,
  prototypeFiles,
  slug,
  trashed,
} from './discardable.ts';
import { plant, snapshot } from './samples.ts';

const child = fileURLToPath(new URL('trashChild.ts', import.meta.url));
const anyone = () => undefined;
const day = 86_400_000;
const later = (days: number) => new Date(discardedAt.getTime() + days * day);

describe('Throwing a prototype away', () => {
  it('moves code, data, checkpoints and pictures into the trash, and leaves the records', async () => {
    const { lab, store } = await discardableLab();
    const experiment = await store.discard(slug, discardedAt, anyone);
    assert.deepEqual(await filesOf(lab), filesAfter);
    assert.deepEqual(experiment.discarded, {
      at: discardedAt.toISOString(),
      stage: 'testing',
      trash: trashed,
    });
    assert.deepEqual(await store.readExperiment(slug), experiment);
    assert.equal(experiment.stage, 'discarded');
  });

  it('is undone byte for byte, with the stage that it had', async () => {
    const { lab, store } = await discardableLab();
    await store.discard(slug, discardedAt, anyone);
    const experiment = await store.restore(slug, later(1));
    assert.deepEqual(await filesOf(lab), filesBefore);
    assert.deepEqual([experiment.stage, experiment.discarded], ['testing', undefined]);
    assert.deepEqual(await readdir(path.join(lab, '.footbridge/trash')), []);
  });

  it('changes nothing when it is refused after all', async () => {
    const { lab, store } = await discardableLab();
    const before = await snapshot(path.join(lab, 'experiments'));
    const refuse = () => {
      throw errors.disposalBusy('Shorter checkout');
    };
    await assert.rejects(store.discard(slug, discardedAt, refuse), { code: 'disposal-busy' });
    let calls = 0;
    const refuseLate = () => {
      calls += 1;
      if (calls > 1) refuse();
    };
    await assert.rejects(store.discard(slug, discardedAt, refuseLate), { code: 'disposal-busy' });
    assert.deepEqual(await snapshot(path.join(lab, 'experiments')), before);
    assert.deepEqual(await filesOf(lab), filesBefore);
  });

  it('does not take what somebody made meanwhile for the prototype, and overwrites nothing', async () => {
    const { lab, store } = await discardableLab();
    await store.discard(slug, discardedAt, anyone);
    await plant(lab, { [`experiments/${slug}/variants/v1/index.html`]: 'by hand' });
    const before = await filesOf(lab);
    await assert.rejects(store.restore(slug, later(1)), { code: 'restore-in-the-way' });
    assert.deepEqual(await filesOf(lab), before);
    assert.equal((await store.readExperiment(slug)).stage, 'discarded');
  });

  it('keeps apart what we ourselves began to record meanwhile', async () => {
    const { lab, store } = await discardableLab();
    await store.discard(slug, discardedAt, anyone);
    await plant(lab, { [`.footbridge/checkpoints/${slug}.git/HEAD`]: 'new and empty' });
    await store.restore(slug, later(1));
    const files = await filesOf(lab);
    const aside = Object.keys(files).filter((name) => name.startsWith('.footbridge/set-aside/'));
    assert.equal(aside.length, 1, 'the newer one is kept');
    for (const name of aside) delete files[name];
    assert.deepEqual(files, filesBefore);
  });

  it('says so when the trash does not have it any more, and believes no name that leads elsewhere', async () => {
    const { lab, store } = await discardableLab();
    const discarded = await store.discard(slug, discardedAt, anyone);
    const trash = path.join(lab, '.footbridge/trash');
    const another = 'checkout-2-20260320093015250';
    await plant(trash, { [`${another}/variants/v1/index.html`]: 'of another' });
    await plant(lab, { 'outside/variants/v1/index.html': 'not in the trash' });
    const elsewhere = {
      ...discarded,
      discarded: { at: discardedAt.toISOString(), stage: 'testing' as const },
    };
    for (const name of ['../../outside', another, '', trashed]) {
      await store.writeExperiment({ ...elsewhere, discarded: { ...elsewhere.discarded, trash: name } });
      if (name === trashed) await rm(path.join(trash, trashed), { recursive: true });
      await assert.rejects(store.restore(slug, later(1)), { code: 'nothing-to-restore' }, name);
    }
  });

  it('counts what goes', async () => {
    const { store, lab } = await discardableLab();
    assert.deepEqual(await store.measurePrototype(slug), {
      variants: 2,
      files: 3,
      datasets: 1,
      bytes: Object.values(prototypeFiles).join('').length,
      hasBrief: true,
    });
    await rm(path.join(lab, 'experiments', slug, 'handoff'), { recursive: true });
    assert.equal((await store.measurePrototype(slug)).hasBrief, false);
  });

  it('sees the sessions of the experiment that a window is running', async () => {
    const { lab, store } = await discardableLab();
    const lease = await leaseSession(lab, 's1', Date.now);
    await leaseSession(lab, 'of-another', Date.now);
    assert.deepEqual(await store.runningSessions(slug), ['s1']);
    await lease?.release();
    assert.deepEqual(await store.runningSessions(slug), []);
  });
});

describe('A link in the place of a prototype', () => {
  it('is not moved, and what it leads to is not touched', async function () {
    // Making links takes rights there that a user may not have.
    if (process.platform === 'win32') this.skip();
    const { lab, production, store } = await discardableLab();
    const variants = path.join(lab, 'experiments', slug, 'variants');
    await rename(variants, path.join(lab, 'elsewhere'));
    await symlink(production, variants);
    await assert.rejects(store.discard(slug, discardedAt, anyone), { code: 'unsafe-path' });
    assert.equal(await readFile(path.join(production, 'index.html'), 'utf8'), 'production');
    assert.equal((await store.readExperiment(slug)).stage, 'testing');
  });

  it('is deleted itself, not what it leads to, when the trash is emptied', async function () {
    // Making links takes rights there that a user may not have.
    if (process.platform === 'win32') this.skip();
    const { lab, production, store } = await discardableLab();
    await symlink(production, path.join(lab, 'experiments', slug, 'variants/v1/shop'));
    await store.discard(slug, discardedAt, anyone);
    await symlink(production, path.join(lab, '.footbridge/trash', trashName('linked', discardedAt)));
    await store.emptyTrash(later(31));
    assert.deepEqual(await readdir(path.join(lab, '.footbridge/trash')), []);
    assert.equal(await readFile(path.join(production, 'index.html'), 'utf8'), 'production');
  });

  it('is not followed when the trash itself is one', async function () {
    // Making links takes rights there that a user may not have.
    if (process.platform === 'win32') this.skip();
    const { lab, parent, store } = await discardableLab();
    const outside = path.join(parent, 'outside');
    await plant(outside, { [`${trashed}/variants/v1/index.html`]: 'not ours' });
    await symlink(outside, path.join(lab, '.footbridge/trash'));
    await assert.rejects(store.emptyTrash(later(31)), { code: 'unsafe-path' });
    await assert.rejects(store.discard(slug, discardedAt, anyone), { code: 'unsafe-path' });
    assert.ok(existsSync(path.join(outside, trashed)));
  });
});

describe('The trash', () => {
  it('is kept for 30 days and deleted then, with what a killed window had begun to delete', async () => {
    const { lab, store } = await discardableLab();
    const trash = path.join(lab, '.footbridge/trash');
    await store.discard(slug, discardedAt, anyone);
    const leftover = '.footbridge-999999999-0123456789abcdef.tmp';
    await plant(trash, { [`${leftover}/variants/v1/index.html`]: 'half deleted', 'notes.txt': 'not ours' });
    await store.emptyTrash(later(30));
    assert.deepEqual((await readdir(trash)).toSorted(), [trashed, 'notes.txt']);
    await store.emptyTrash(later(30.1));
    assert.deepEqual(await readdir(trash), ['notes.txt']);
    await assert.rejects(store.restore(slug, later(31)), { code: 'nothing-to-restore' });
    assert.equal((await store.readExperiment(slug)).stage, 'discarded', 'the record stays');
  });

  it('is emptied of all the others where one cannot be deleted, and says so', async () => {
    const { lab } = await discardableLab();
    const trash = path.join(lab, '.footbridge/trash');
    const [first, second] = ['a', 'b'].map((name) => trashName(name, discardedAt));
    await plant(trash, {
      [`${first}/variants/v1/index.html`]: 'open',
      [`${second}/variants/v1/index.html`]: '',
    });
    const step = (name: string) => {
      if (name === `delete ${first}`) throw errors.writeFailed(name, 'another program is using it');
    };
    const store = await openLabStore(lab, { step });
    await assert.rejects(store.emptyTrash(later(31)), { code: 'write-failed' });
    assert.deepEqual(await readdir(trash), [first]);
  });

  it('keeps what is still on its way, however old', async () => {
    const { lab, store } = await discardableLab();
    await store.discard(slug, discardedAt, anyone);
    const plan = path.join(lab, '.footbridge/trash', trashed, 'plan.json');
    await writeFile(plan, JSON.stringify({ schemaVersion: 2, parts: [] }));
    await store.emptyTrash(later(400));
    assert.ok(existsSync(plan), 'a newer Footbridge knows what to do with it');
  });

  it('names what is in it so that experiment and time are read from the name, and nothing else is', () => {
    for (const name of [slug, 'a-20260320', 'x-20260101000000000'])
      assert.deepEqual(readTrashName(trashName(name, discardedAt)), { slug: name, at: discardedAt });
    for (const name of [
      '',
      'plan.json',
      '../x-20260320093015250',
      'x-20269920093015250',
      '-20260320093015250',
    ])
      assert.equal(readTrashName(name), undefined, name);
  });
});

describe('A process killed while it throws a prototype away', function () {
  this.timeout(120_000);

  /** What is there after the lab is opened again is all there or all in the trash, as the record says. */
  async function assertWhole(lab: string, at: string): Promise<'before' | 'after'> {
    const store = await openLabStore(lab);
    const { stage, discarded } = await store.readExperiment(slug);
    const held = stage === 'discarded' ? 'after' : 'before';
    assert.equal(discarded?.trash, held === 'after' ? trashed : undefined);
    const files = await filesOf(lab);
    assert.deepEqual(files, held === 'after' ? filesAfter : filesBefore, `killed at step ${at}`);
    return held;
  }

  it('leaves it as before or as after, at every step', async () => {
    const { lab, reset } = await discardableLab();
    const seen = { before: 0, after: 0 };
    const steps = await killAtEveryStep(async (at) => {
      await reset();
      const outcome = await runUntilKilled(child, [lab, 'discard', at]);
      seen[await assertWhole(lab, at)] += 1;
      return outcome;
    });
    assert.ok(steps >= 9 && seen.before >= 2 && seen.after >= 6, JSON.stringify({ steps, seen }));
  });

  it('leaves it as before or as after when it was taking it back', async () => {
    const { lab, store, reset } = await discardableLab();
    const seen = { before: 0, after: 0 };
    await killAtEveryStep(async (at) => {
      await reset();
      await store.discard(slug, discardedAt, anyone);
      const outcome = await runUntilKilled(child, [lab, 'restore', at]);
      seen[await assertWhole(lab, at)] += 1;
      return outcome;
    });
    assert.ok(seen.before >= 6 && seen.after >= 2, JSON.stringify(seen));
  });

  it('can be killed again while the lab is opened', async () => {
    const { lab, reset } = await discardableLab();
    await killAtEveryStep(async (at) => {
      await reset();
      assert.equal(await runUntilKilled(child, [lab, 'discard', 'discard checkpoints']), 'killed');
      const outcome = await runUntilKilled(child, [lab, 'open', at]);
      assert.equal(await assertWhole(lab, at), 'after');
      return outcome;
    });
  });

  it('is recovered from by a window that was open all the time', async () => {
    const { lab, store } = await discardableLab();
    assert.equal(await runUntilKilled(child, [lab, 'discard', 'discard data']), 'killed');
    await store.restore(slug, later(1));
    assert.deepEqual(await filesOf(lab), filesBefore);
  });
});

describe('A disk that does not let a folder go', () => {
  it('leaves the prototype and its record as they were', async () => {
    const { lab } = await discardableLab();
    const step = async (name: string): Promise<void> => {
      if (name === 'discard checkpoints')
        throw Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'rename' });
    };
    const store = await openLabStore(lab, { step });
    await assert.rejects(store.discard(slug, discardedAt, anyone), { code: 'write-failed' });
    assert.deepEqual(await filesOf(lab), filesBefore);
    const { stage, discarded } = await store.readExperiment(slug);
    assert.deepEqual([stage, discarded], ['testing', undefined]);
  });
});
