import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { leaseSession } from '../../../src/node/lab/sessionLease.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { errorCode } from '../../support/errorCode.ts';
import { plant } from './samples.ts';

const file = '.footbridge/running/s-1.json';
const noon = Date.parse('2026-03-02T12:00:00Z');

async function emptyRoot(): Promise<string> {
  return realpath(temporaryFolder('lease').path);
}

async function heldBy(holder: object): Promise<string> {
  const root = await emptyRoot();
  await plant(root, {
    [file]: JSON.stringify({ token: 't', pid: process.pid, host: hostname(), ...holder }),
  });
  return root;
}

const take = (root: string, now = Date.now(), booted?: () => number) =>
  leaseSession(root, 's-1', () => now, booted);

describe('The right to run a test session', function () {
  this.timeout(20_000);

  it('belongs to one window, until it is given up', async () => {
    const root = await emptyRoot();
    const [first, second] = await Promise.all([take(root), take(root)]);
    const held = first ?? second;
    assert.ok(held && !(first && second), 'exactly one has it');
    assert.equal(await take(root), undefined);
    assert.ok(await leaseSession(root, 's-2', Date.now), 'another session is another matter');
    await held.release();
    await held.release();
    assert.ok(!existsSync(path.join(root, file)));
    assert.ok(await take(root));
  });

  it('is taken over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    assert.ok(await take(await heldBy({ pid, at: Date.now() })));
  });

  it('is taken over where the number of its process is another one’s by now', async () => {
    const { ppid: pid } = process;
    const now = Date.now();
    assert.ok(await take(await heldBy({ pid, at: now - 601_000 })), 'nobody renewed it for ten minutes');
    assert.ok(
      await take(await heldBy({ pid, at: now - 5000 }), now, () => now - 1000),
      'the machine was restarted',
    );
    assert.equal(await take(await heldBy({ pid, at: now - 5000 }), now, () => now - 9000), undefined);
  });

  it('says whether it is still there when it is renewed', async () => {
    const held = await take(await emptyRoot());
    assert.equal(await held?.renew(), true);
    await held?.release();
    assert.equal(await held?.renew(), false);
  });

  it('is kept on another machine while it is renewed there, and two minutes longer', async () => {
    const root = await heldBy({ host: 'elsewhere.example', at: noon });
    assert.equal(await take(root, noon + 119_000), undefined);
    assert.ok(await take(root, noon + 121_000));
  });

  it('is not given up by whoever has lost it', async () => {
    const root = await heldBy({ host: 'elsewhere.example', at: noon });
    const late = await leaseSession(root, 's-1', () => noon + 200_000);
    assert.ok(late);
    await plant(root, {
      [file]: JSON.stringify({ token: 'other', pid: 1, host: 'elsewhere.example', at: noon }),
    });
    assert.equal(await late.renew(), false);
    await late.release();
    assert.equal(await take(root, noon + 1000), undefined, 'it is still the other one’s');
  });

  it('is nobody’s where the record of it is torn', async () => {
    const root = await emptyRoot();
    await plant(root, { [file]: '{"token": "t", "pi' });
    assert.ok(await take(root));
  });

  it('refuses names that could lie elsewhere', async () => {
    const root = await emptyRoot();
    await assert.rejects(
      leaseSession(root, '../s', Date.now),
      (error) => errorCode(error) === 'unknown-session',
    );
  });
});
