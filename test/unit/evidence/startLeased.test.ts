import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { startLeased } from '../../../src/editor/session/startLeased.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { plant } from '../lab/samples.ts';
import { slug, testedLab } from './testedLab.ts';

describe('Starting a session that runs in a window', () => {
  it('is seen by other windows from the moment it is on the disk', async () => {
    const { lab, store, deps, experiment } = await testedLab();
    const other = await openLabStore(lab);
    const seen: string[][] = [];
    const appendEvidence: typeof store.appendEvidence = async (...asked) => {
      await store.appendEvidence(...asked);
      seen.push(await other.runningSessions(slug));
    };
    const clock = { now: () => new Date() };
    const observed = { ...deps, clock, store: { ...store, appendEvidence } };
    const { begun, lease } = await startLeased(await experiment(), { participant: 'P1' }, observed);
    assert.deepEqual(seen, [[begun.session]]);
    await lease.release();
    assert.deepEqual(await other.runningSessions(slug), []);
  });

  it('uses up no code where the window cannot have it', async () => {
    const { lab, deps, experiment, sessions, start } = await testedLab();
    await plant(lab, { '.footbridge/running': 'a file where a folder should be' });
    await assert.rejects(startLeased(await experiment(), { participant: 'P1' }, deps));
    assert.deepEqual(await sessions(), []);
    await start('P1');
  });

  it('leaves nothing running where it is refused', async () => {
    const { lab, deps, experiment, start } = await testedLab();
    await start('P1');
    const order = { participant: 'p1' };
    await assert.rejects(startLeased(await experiment(), order, deps), { code: 'participant-taken' });
    const leases = ['id-1', 'id-2', 'id-3', 'id-4'].map((id) => `.footbridge/running/${id}.json`);
    assert.deepEqual(
      leases.filter((file) => existsSync(path.join(lab, file))),
      [],
    );
  });
});
