import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, realpath, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { withLock } from '../../../src/node/lab/labLock.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { plant } from './samples.ts';

const busy = () => new Error('busy');
const folder = '.footbridge/locks/test';

async function emptyRoot(): Promise<string> {
  return realpath(temporaryFolder('lock').path);
}

async function plantOwner(root: string, owner: object): Promise<void> {
  await plant(root, {
    [`${folder}/owner.json`]: JSON.stringify({ token: 't', host: hostname(), at: Date.now(), ...owner }),
  });
}

async function take(root: string, patience = 0): Promise<string> {
  return withLock(root, { name: 'test', patience, busy }, async () => 'mine');
}

describe('A lock of the lab', function () {
  this.timeout(20_000);
  it('is held by one at a time, and given on when work fails', async () => {
    const root = await emptyRoot();
    let inside = 0;
    let most = 0;
    const work = Array.from({ length: 8 }, (_, index) =>
      withLock(root, { name: 'test', patience: 10_000, busy }, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await delay(5);
        inside -= 1;
        if (index % 2 === 0) throw new Error('failed');
      }),
    );
    const outcomes = await Promise.allSettled(work);
    assert.equal(most, 1);
    assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 4);
  });

  it('is waited for while its holder lives, and then given up', async () => {
    const root = await emptyRoot();
    await plantOwner(root, { pid: process.ppid });
    await assert.rejects(take(root, 100), /busy/);
  });

  it('is taken over from a holder that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const long = Date.now() - 3_600_000;
    // The last is a process that had our own id before the computer, or the container, was restarted.
    const gone = [
      { pid },
      { pid: process.ppid, at: long },
      { pid: 1, host: 'elsewhere', at: long },
      { pid: process.pid, at: Math.floor(performance.timeOrigin) - 1000 },
    ];
    for (const owner of gone) {
      const root = await emptyRoot();
      await plantOwner(root, owner);
      assert.equal(await take(root), 'mine');
    }
  });

  it('is not taken over from another machine that shares the folder', async () => {
    const root = await emptyRoot();
    await plantOwner(root, { pid: 4_194_305, host: 'elsewhere' });
    await assert.rejects(take(root), /busy/);
  });

  it('is taken over when it does not say whose it is, at once or after a while', async () => {
    const torn = await emptyRoot();
    await plant(torn, { [`${folder}/owner.json`]: '{"tok' });
    assert.equal(await take(torn), 'mine');
    const empty = await emptyRoot();
    await mkdir(path.join(empty, folder, 'stray'), { recursive: true });
    await assert.rejects(take(empty), /busy/);
    await utimes(path.join(empty, folder), 0, 0);
    assert.equal(await take(empty), 'mine');
  });
});
