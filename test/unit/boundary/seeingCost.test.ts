import assert from 'node:assert/strict';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { GitFailure } from '../../../src/node/git/runGit.ts';
import { changesOf, look, nothing, shopWithGit, type Place } from './support/seeingPlace.ts';

const few = 3;
const many = 150;

describe('how much git is asked when production is looked at', () => {
  let place: Place;

  beforeEach(async function () {
    if (process.platform === 'win32') this.skip();
    place = await shopWithGit();
  });

  afterEach(async () => {
    if (process.platform !== 'win32') await rm(place.top, { recursive: true, force: true });
  });

  /** A program in place of git. */
  async function program(name: string, script: string): Promise<string> {
    const file = path.join(place.top, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }

  async function countedGit(): Promise<{ readonly git: string; count(): Promise<number> }> {
    const log = path.join(place.top, 'calls');
    await writeFile(log, '');
    const git = await program('counted-git', `echo "$@" >> '${log}'\nexec git "$@"`);
    const count = async (): Promise<number> => {
      const calls = (await readFile(log, 'utf8')).split('\n').length - 1;
      await writeFile(log, '');
      return calls;
    };
    return { git, count };
  }

  const names = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `many/file${index}.ts`);

  async function callsForGone(count: number): Promise<number> {
    for (const file of names(count)) await place.write(file, 'mine\n');
    const counted = await countedGit();
    const sight = await place.sight('', true, { git: counted.git });
    await changesOf(sight);
    await place.remove('many');
    await place.write('src/a.ts', `other work, ${count}\n`);
    await place.git('commit', '--quiet', '--all', '--message', 'other work');
    await counted.count();
    await changesOf(sight);
    return await counted.count();
  }

  it('is the same for few and for many untracked files that are gone', async () => {
    assert.equal(await callsForGone(many), await callsForGone(few));
  });

  async function callsForSettled(count: number): Promise<number[]> {
    const counted = await countedGit();
    const sight = await place.sight('', true, { git: counted.git });
    await changesOf(sight);
    for (const file of names(count)) await place.write(file, `new, ${count}\n`);
    const calls: number[] = [];
    for (const settle of [async () => await place.commitAll(), async () => await place.remove('many')]) {
      await settle();
      await counted.count();
      const seen = await look(sight, new Set(names(count)));
      const outcomes = new Set<string | undefined>();
      for (const file of names(count)) outcomes.add(await seen.outcomeOf({ path: file, change: 'create' }));
      calls.push(await counted.count());
      if (calls.length === 1) assert.deepEqual([...outcomes], ['committed']);
    }
    await place.git('reset', '--quiet', '--hard', 'HEAD~1');
    return calls;
  }

  it('is the same for few and for many crossings that have ended', async () => {
    assert.deepEqual(await callsForSettled(many), await callsForSettled(few));
  });

  it('is the same for few and for many files that are as before a reset', async () => {
    const counts: number[] = [];
    for (const count of [few, many]) {
      for (const file of names(count)) await place.write(file, `new, ${count}\n`);
      await place.commitAll();
      const counted = await countedGit();
      const sight = await place.sight('', true, { git: counted.git });
      await changesOf(sight);
      await place.git('reset', '--quiet', 'HEAD~1');
      await counted.count();
      assert.deepEqual(await changesOf(sight), []);
      counts.push(await counted.count());
      await place.remove('many');
    }
    assert.equal(counts[0], counts[1]);
  });

  it('ends when git hangs, and when it is called off', async () => {
    const hanging = await program('hanging-git', 'exec sleep 60');
    const slow = await place.sight('', false, { git: hanging, timeLimit: 200 });
    await assert.rejects(slow.look(nothing), GitFailure);
    const patient = await place.sight('', false, { git: hanging });
    const calledOff = new AbortController();
    const looking = patient.look(nothing, calledOff.signal);
    setTimeout(() => calledOff.abort(), 50);
    await assert.rejects(looking, GitFailure);
    const seen = await look(await place.sight());
    await assert.rejects(
      seen.outcomeOf({ path: 'src/a.ts', change: 'edit' }, AbortSignal.abort()),
      GitFailure,
    );
  });
});
