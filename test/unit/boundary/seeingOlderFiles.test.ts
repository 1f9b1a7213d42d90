import assert from 'node:assert/strict';
import { rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { changesOf, look, type Place, restore, say, shopWithGit } from './support/seeingPlace.ts';

/** Longer than a file system's clock lags behind the computer's. */
const tick = 30;

describe('telling files that were there before from new ones', () => {
  let place: Place;

  beforeEach(async () => {
    place = await shopWithGit();
    await place.write('.env', 'TOKEN=secret\n');
    await place.write('ignored/mine.ts', 'mine\n');
    await pause(tick);
  });

  afterEach(async () => await rm(place.top, { recursive: true, force: true }));

  it('blames nobody for ignored files that git begins to show', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('.gitignore', 'nothing\n');
    assert.deepEqual(await changesOf(sight), ['edit .gitignore']);
    for (const file of ['.env', 'ignored/mine.ts']) assert.equal(await restore(place, sight, file), false);
    assert.equal(await place.read('ignored/mine.ts'), 'mine\n');
  });

  it('blames nobody for them on a branch that ignores less, nor when they are staged', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('add', '--force', '.env');
    assert.deepEqual(await changesOf(sight), []);
    await place.git('rm', '--quiet', '--cached', '.env');
    await place.git('checkout', '--quiet', '-b', 'less');
    await place.git('rm', '--quiet', '.gitignore');
    await place.git('commit', '--quiet', '--message', 'ignore nothing');
    assert.deepEqual(await changesOf(sight), []);
  });

  it('does not offer to delete one that was there before and has changed since', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await pause(tick);
    await place.write('ignored/mine.ts', 'mine, and an agent\n');
    await place.git('add', '--force', 'ignored/mine.ts');
    assert.deepEqual(await changesOf(sight), ['create ignored/mine.ts !']);
    assert.equal(await restore(place, sight, 'ignored/mine.ts'), false);
    assert.equal(await place.read('ignored/mine.ts'), 'mine, and an agent\n');
  });

  it('does not offer to delete what was moved here, or is as old as it says', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await rename(path.join(place.shop, 'ignored/mine.ts'), path.join(place.shop, 'src/moved.ts'));
    await place.write('src/copied.ts', 'older\n');
    await utimes(path.join(place.shop, 'src/copied.ts'), 1, 1);
    assert.deepEqual(await changesOf(sight), ['create src/copied.ts !', 'create src/moved.ts !']);
    for (const file of ['src/copied.ts', 'src/moved.ts']) {
      assert.equal(await restore(place, sight, file), false);
    }
  });

  it('keeps in mind that a crossing made a file when exploration begins anew', async () => {
    await changesOf(await place.sight());
    await pause(tick);
    await place.write('src/new.ts', 'new\n');
    await pause(tick);
    const later = await place.sight('', true);
    const open = new Set(['src/new.ts']);
    assert.deepEqual((await look(later, open)).changes.map(say), ['create src/new.ts']);
    assert.ok(await restore(place, later, 'src/new.ts'));
  });

  it('deletes no file that git wrote and a reset left behind', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'theirs');
    await place.write('src/theirs.ts', 'theirs\n');
    await place.commitAll();
    await place.git('checkout', '--quiet', 'main');
    await place.git('merge', '--quiet', 'theirs');
    await place.git('reset', '--quiet', 'HEAD~1');
    assert.deepEqual(await changesOf(sight), ['create src/theirs.ts !']);
    assert.equal(await restore(place, sight, 'src/theirs.ts'), false);
  });

  it('blames nobody without git for a folder that was only renamed', async () => {
    await place.write('vendor/lib/index.js', 'theirs\n');
    await pause(tick);
    const sight = place.snapshot();
    await changesOf(sight);
    await rename(path.join(place.shop, 'vendor'), path.join(place.shop, 'third-party'));
    assert.deepEqual(await changesOf(sight), []);
    assert.equal(await restore(place, sight, 'third-party/lib/index.js'), false);
    assert.equal(await place.read('third-party/lib/index.js'), 'theirs\n');
  });

  it('are exploration’s doing where git takes over from snapshots, as when a window is trusted', async () => {
    await place.write('src/mine.ts', 'from before\n');
    await changesOf(place.snapshot());
    await pause(tick);
    await place.write('src/a.ts', 'by an agent\n');
    await place.write('src/new.ts', 'by an agent\n');
    assert.deepEqual(await changesOf(await place.sight()), ['create src/new.ts', 'edit src/a.ts']);
    assert.deepEqual(await changesOf(await place.sight('', true)), []);
  });
});
