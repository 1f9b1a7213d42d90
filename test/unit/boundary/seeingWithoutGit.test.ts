import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { changesOf, outcome, Place, restore, run } from './support/seeingPlace.ts';

describe('seeing production without git', () => {
  let place: Place;

  afterEach(async () => await rm(place.top, { recursive: true, force: true }));

  beforeEach(async () => {
    place = await Place.make();
    await place.write('src/a.ts', 'a\n');
    await place.write('src/b.ts', 'b\n');
    await place.write('.env', 'TOKEN=secret\n');
    await place.write('node_modules/x/index.js', 'x\n');
  });

  it('sees what is edited, made and deleted, and puts it back', async () => {
    assert.deepEqual(await changesOf(place.snapshot()), []);
    const sight = place.snapshot();
    await place.write('src/a.ts', 'changed\n');
    await place.write('src/new.ts', 'new\n');
    await place.remove('src/b.ts');
    await place.write('node_modules/x/index.js', 'not looked at\n');
    assert.deepEqual(await changesOf(sight), ['create src/new.ts', 'delete src/b.ts', 'edit src/a.ts']);
    for (const file of ['src/a.ts', 'src/new.ts', 'src/b.ts']) {
      assert.ok(await restore(place, sight, file), file);
    }
    assert.deepEqual(await changesOf(sight), []);
    assert.deepEqual([await place.read('src/a.ts'), await place.read('src/b.ts')], ['a\n', 'b\n']);
    assert.equal(await outcome(sight, 'edit', 'src/a.ts'), 'undone');
  });

  it('goes by contents where only the time has changed', async () => {
    const sight = place.snapshot();
    await changesOf(sight);
    await run('touch', ['-d', 'tomorrow', path.join(place.shop, 'src', 'a.ts')]);
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/a.ts', 'z\n');
    assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
  });

  it('copies nothing that looks like a secret', async () => {
    const sight = place.snapshot();
    await changesOf(sight);
    await place.write('.env', 'TOKEN=other\n');
    assert.deepEqual(await changesOf(sight), ['edit .env !']);
    await assert.rejects(run('grep', ['-r', 'TOKEN', place.lab]));
  });

  it('says when a folder is too large to be watched whole, and blames nobody for what it does not know', async () => {
    const sight = place.snapshot(2);
    await changesOf(sight);
    assert.equal(sight.isComplete, false);
    await place.write('src/new.ts', 'new\n');
    assert.deepEqual(
      (await changesOf(sight)).filter((one) => one.startsWith('create')),
      [],
    );
  });
});
