import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { GitSight } from '../../../src/node/boundary/gitSight.ts';
import { changesOf, look, outcome, restore, say, shopWithGit, type Place } from './support/seeingPlace.ts';

describe('seeing a file that two sides have changed', () => {
  let place: Place;
  let sight: GitSight;

  beforeEach(async () => {
    place = await shopWithGit();
    sight = await place.sight();
    await changesOf(sight);
  });

  afterEach(async () => await rm(place.top, { recursive: true, force: true }));

  async function otherBranch(): Promise<void> {
    await place.git('checkout', '--quiet', '-b', 'other');
    await place.write('src/a.ts', 'theirs\n');
    await place.commitAll();
    await place.git('checkout', '--quiet', 'main');
    await place.write('src/a.ts', 'ours\n');
  }

  const conflicts: readonly [string, () => Promise<void>][] = [
    [
      'stash pop',
      async () => {
        await place.write('src/a.ts', 'stashed\n');
        await place.git('stash', '--quiet');
        await place.write('src/a.ts', 'ours\n');
        await place.commitAll();
        await assert.rejects(place.git('stash', 'pop'));
      },
    ],
    [
      'cherry-pick -n',
      async () => {
        await otherBranch();
        await place.commitAll();
        await assert.rejects(place.git('cherry-pick', '-n', 'other'));
      },
    ],
    [
      'checkout -m',
      async () => {
        await otherBranch();
        await place.git('checkout', '--quiet', '-m', 'other');
      },
    ],
  ];

  for (const [name, make] of conflicts) {
    it(`blames nobody and deletes nothing after ${name}`, async () => {
      await make();
      assert.match(await place.git('status', '--porcelain'), /^UU src\/a\.ts/m);
      await place.write('src/b.ts', 'an edit beside it\n');
      assert.deepEqual(await changesOf(sight), ['edit src/b.ts']);
      assert.equal(await sight.before('src/a.ts'), undefined);
      assert.equal(await restore(place, sight, 'src/a.ts'), false);
      assert.equal(await outcome(sight, 'edit', 'src/a.ts'), undefined);
      assert.equal(await outcome(sight, 'create', 'src/a.ts'), undefined);
      assert.match(await place.read('src/a.ts'), /<<<<<<</);
    });
  }

  it('sees what is done to the file when the conflict is over', async () => {
    await conflicts[0]?.[1]();
    await place.git('checkout', '--quiet', 'HEAD', '--', 'src/a.ts');
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/a.ts', 'by an agent\n');
    assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
    assert.ok(await restore(place, sight, 'src/a.ts'));
    assert.equal(await place.read('src/a.ts'), 'ours\n');
  });

  it('keeps an edit standing whose file is deleted then', async () => {
    await place.write('src/a.ts', 'changed\n');
    await changesOf(sight);
    await place.remove('src/a.ts');
    const seen = await look(sight, new Set(['src/a.ts']));
    assert.deepEqual(seen.changes.map(say), ['delete src/a.ts']);
    assert.equal(await seen.outcomeOf({ path: 'src/a.ts', change: 'edit' }), undefined);
    await place.write('src/a.ts', 'there again\n');
    assert.equal(await outcome(sight, 'delete', 'src/a.ts'), 'undone');
    await place.write('src/a.ts', 'a\n');
    assert.equal(await outcome(sight, 'edit', 'src/a.ts'), 'undone');
  });

  it('keeps it standing without git, too', async () => {
    const snapshot = place.snapshot();
    await changesOf(snapshot);
    await place.write('src/a.ts', 'changed\n');
    await changesOf(snapshot);
    await place.remove('src/a.ts');
    assert.equal(await outcome(snapshot, 'edit', 'src/a.ts'), undefined);
  });
});
