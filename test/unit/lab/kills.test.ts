import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { keepHandEdits } from '../../../src/app/generation/prepareChange.ts';
import { openCheckpoints } from '../../../src/node/checkpoints/checkpoints.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { killAtEveryStep, runUntilKilled } from '../../support/killHarness.ts';
import { plant, sampleLab, snapshot } from './samples.ts';
import { after, before, turn } from './turn.ts';

const child = fileURLToPath(new URL('turnChild.ts', import.meta.url));

/** A folder's snapshot as it follows from its files. */
function withFolders(files: Readonly<Record<string, string>>): Record<string, string | null> {
  const folders = Object.keys(files).flatMap((file) =>
    file
      .split('/')
      .slice(0, -1)
      .map((_, index, all) => all.slice(0, index + 1).join('/')),
  );
  return { ...Object.fromEntries(folders.map((folder) => [path.normalize(folder), null])), ...files };
}

async function plantedLab() {
  const made = await sampleLab();
  const variant = path.join(made.lab, 'experiments/checkout/variants/v1');
  const reset = async () => {
    await rm(path.join(made.lab, 'experiments'), { recursive: true, force: true });
    await plant(variant, before);
  };
  await reset();
  return { ...made, variant, reset };
}

/** The lock of a process that is gone may lie there: whoever wants it next takes it over. */
async function assertNothingLeft(lab: string): Promise<void> {
  const journal = path.join(lab, '.footbridge/journal');
  assert.deepEqual(existsSync(journal) ? await readdir(journal) : [], []);
  assert.deepEqual(
    (await readdir(lab, { recursive: true })).filter((name) => name.endsWith('.tmp')),
    [],
  );
}

describe('A process killed while it changes a variant', function () {
  this.timeout(120_000);

  it('leaves the variant as before or as after, at every step', async () => {
    const { lab, variant, reset } = await plantedLab();
    const seen = { before: 0, after: 0 };
    const steps = await killAtEveryStep(async (at) => {
      await reset();
      const outcome = await runUntilKilled(child, [lab, 'change', at]);
      await openLabStore(lab);
      const now = await snapshot(variant);
      const held = now['index.html'] === after['index.html'] ? 'after' : 'before';
      assert.deepEqual(now, withFolders(held === 'after' ? after : before), `killed at step ${at}`);
      await assertNothingLeft(lab);
      seen[held] += 1;
      return outcome;
    });
    assert.ok(steps > 15, `only ${steps} steps`);
    assert.ok(seen.before > 10 && seen.after > 1, JSON.stringify(seen));
  });

  it('can be killed again while the lab recovers, at every step', async () => {
    const { lab, variant, reset } = await plantedLab();
    const steps = await killAtEveryStep(async (at) => {
      await reset();
      assert.equal(await runUntilKilled(child, [lab, 'change', 'commit']), 'killed');
      const outcome = await runUntilKilled(child, [lab, 'open', at]);
      await openLabStore(lab);
      assert.deepEqual(await snapshot(variant), withFolders(before), `killed at step ${at} of recovering`);
      await assertNothingLeft(lab);
      return outcome;
    });
    assert.ok(steps > 5, `only ${steps} steps`);
  });

  it('is recovered from by the next turn of a window that was open all the time', async () => {
    const { lab, variant, store } = await plantedLab();
    assert.equal(
      await runUntilKilled(child, [lab, 'change', 'put in place src/screens/basket.js']),
      'killed',
    );
    assert.deepEqual(
      await store.applyTurn('checkout', 'v1', turn),
      turn.slice(0, -1).map((change) => change.path),
    );
    assert.deepEqual(await snapshot(variant), withFolders(after));
  });

  it('is recovered from before anybody looks at the variant to change or copy it: half a turn is no version', async () => {
    const { lab, variant, store } = await plantedLab();
    const deps = { store, checkpoints: openCheckpoints(lab) };
    const made = await deps.checkpoints.save('checkout', 'v1', 'First prototype');
    assert.equal(await runUntilKilled(child, [lab, 'change', 'commit']), 'killed');
    const kept = await store.holdVariant('checkout', 'v1', () => keepHandEdits('checkout', 'v1', deps));
    assert.equal(kept, made, 'nobody edited it by hand');
    assert.deepEqual(await snapshot(variant), withFolders(before));
    await assertNothingLeft(lab);
  });

  it('does not cost what somebody wrote by hand before the lab was opened again', async () => {
    const { lab, variant } = await plantedLab();
    assert.equal(await runUntilKilled(child, [lab, 'change', 'commit']), 'killed');
    await plant(variant, { 'index.html': 'by hand' });
    await openLabStore(lab);
    assert.deepEqual(await snapshot(variant), withFolders({ ...before, 'index.html': 'by hand' }));
  });
});
