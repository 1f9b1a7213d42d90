import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { changesOf, look, outcome, restore, say, shopWithGit, type Place } from './support/seeingPlace.ts';

describe('seeing what git itself does to files', () => {
  let place: Place;

  beforeEach(async () => {
    place = await shopWithGit();
  });

  afterEach(async () => await rm(place.top, { recursive: true, force: true }));

  it('blames nobody for untracked files that leave with a branch', async () => {
    await place.write('notes.md', 'mine\n');
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'notes');
    await place.commitAll();
    await changesOf(sight);
    await place.git('checkout', '--quiet', 'main');
    assert.deepEqual(await changesOf(sight), []);
    assert.deepEqual(await changesOf(await place.sight()), []);
  });

  it('blames nobody for it where git keeps no log of where HEAD was', async () => {
    await place.git('config', 'core.logAllRefUpdates', 'false');
    await rm(path.join(place.shop, '.git', 'logs'), { recursive: true });
    await place.write('notes.md', 'mine\n');
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'notes');
    await place.commitAll();
    await changesOf(sight);
    await place.git('checkout', '--quiet', 'main');
    assert.deepEqual(await changesOf(await place.sight()), []);
  });

  it('sees in another window that a file is gone which was kept after HEAD had moved', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'other work\n');
    await place.commitAll();
    await place.write('kept.ts', 'kept\n');
    await changesOf(sight);
    await sight.accept(['kept.ts']);
    await place.remove('kept.ts');
    assert.deepEqual(await changesOf(await place.sight()), ['delete kept.ts']);
  });

  it('blames nobody for it when nobody looked in between, nor another window', async () => {
    await place.write('notes.md', 'mine\n');
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'notes');
    await place.commitAll();
    await place.git('checkout', '--quiet', 'main');
    assert.deepEqual(await changesOf(sight), []);
    assert.deepEqual(await changesOf(await place.sight()), []);
  });

  it('blames nobody for untracked files in the stash, and somebody for deleting one', async () => {
    await place.write('notes.md', 'mine\n');
    await place.write('more.md', 'mine\n');
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('stash', '--quiet', '--include-untracked');
    assert.deepEqual(await changesOf(sight), []);
    assert.equal(await outcome(sight, 'edit', 'notes.md'), undefined);
    await place.git('stash', 'pop', '--quiet');
    assert.deepEqual(await changesOf(sight), []);
    await place.remove('notes.md');
    assert.deepEqual(await changesOf(sight), ['delete notes.md']);
    await place.write('src/a.ts', 'other work\n');
    await place.git('commit', '--quiet', '--all', '--message', 'other work');
    assert.deepEqual(await changesOf(sight), ['delete notes.md']);
    assert.ok(await restore(place, sight, 'notes.md'));
    assert.deepEqual(await changesOf(sight), []);
  });

  it('blames nobody for a kept file that was committed and left with its branch', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('kept.ts', 'kept\n');
    await changesOf(sight);
    await sight.accept(['kept.ts']);
    await place.git('checkout', '--quiet', '-b', 'kept');
    await place.commitAll();
    assert.deepEqual(await changesOf(sight), []);
    await place.git('checkout', '--quiet', 'main');
    assert.deepEqual(await changesOf(sight), []);
    assert.deepEqual(await changesOf(await place.sight()), []);
  });

  for (const how of ['--mixed', '--soft']) {
    it(`blames nobody for git reset ${how}, until a file changes`, async function () {
      await place.write('src/a.ts', 'second\n');
      await place.write('src/added.ts', 'added\n');
      await place.remove('src/b.ts');
      if (process.platform !== 'win32') await symlink('a.ts', path.join(place.shop, 'src/link.ts'));
      await place.commitAll();
      const sight = await place.sight();
      await changesOf(sight);
      await place.git('reset', '--quiet', how, 'HEAD~1');
      assert.deepEqual(await changesOf(sight), []);
      await place.write('src/a.ts', 'by an agent\n');
      await place.write('src/added.ts', 'by an agent\n');
      assert.deepEqual(await changesOf(sight), ['edit src/a.ts', 'edit src/added.ts']);
      assert.ok(await restore(place, sight, 'src/added.ts'));
      assert.equal(await place.read('src/added.ts'), 'added\n');
    });
  }

  it('sees that a file is deleted which came with a pull', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/pulled.ts', 'pulled\n');
    await place.commitAll();
    assert.deepEqual(await changesOf(sight), []);
    await place.remove('src/pulled.ts');
    assert.deepEqual(await changesOf(sight), ['delete src/pulled.ts']);
  });

  describe('in repositories inside production', () => {
    let library: string;

    beforeEach(async () => {
      library = path.join(place.top, 'library');
      await mkdir(library);
      await place.gitIn(library, 'init', '--quiet', '--initial-branch=main');
      await writeFile(path.join(library, 'lib.ts'), 'lib\n');
      await commitIn(library);
      await place.git('submodule', '--quiet', 'add', library, 'lib');
      await place.commitAll();
    });

    async function commitIn(folder: string): Promise<void> {
      await place.gitIn(folder, 'add', '--all');
      await place.gitIn(folder, 'commit', '--quiet', '--message', 'work');
    }

    it('blames nobody when a submodule is at another commit, and somebody for editing in it', async () => {
      const sight = await place.sight();
      await changesOf(sight);
      await writeFile(path.join(library, 'lib.ts'), 'newer\n');
      await commitIn(library);
      await place.git('submodule', '--quiet', 'update', '--remote');
      assert.match(await place.git('status', '--porcelain=v2'), /^1 \.M SC\.\. /m);
      assert.deepEqual(await changesOf(sight), []);
      await place.commitAll();
      await place.git('checkout', '--quiet', 'HEAD~1');
      assert.deepEqual(await changesOf(sight), []);
      await place.write('lib/lib.ts', 'by an agent\n');
      assert.deepEqual(await changesOf(sight), ['edit lib !']);
      await place.gitIn(path.join(place.shop, 'lib'), 'checkout', '--quiet', '.');
      await place.write('lib/new.ts', 'by an agent\n');
      assert.deepEqual(await changesOf(sight), ['edit lib !']);
    });

    it('looks again into a submodule that was dirty at the start', async () => {
      await place.write('lib/lib.ts', 'mine from before\n');
      const sight = await place.sight();
      assert.deepEqual(await changesOf(sight), []);
      await place.write('lib/lib.ts', 'mine, then an agent\n');
      assert.deepEqual(await changesOf(sight), ['edit lib !']);
      assert.deepEqual(await changesOf(await place.sight()), ['edit lib !']);
      await sight.accept(['lib']);
      assert.deepEqual(await changesOf(sight), []);
      await place.gitIn(path.join(place.shop, 'lib'), 'checkout', '--quiet', '.');
      assert.deepEqual(await changesOf(sight), []);
    });

    it('looks again into a repository of its own that was there at the start', async () => {
      const nested = path.join(place.shop, 'nested');
      await mkdir(nested);
      await place.gitIn(nested, 'init', '--quiet', '--initial-branch=main');
      await writeFile(path.join(nested, 'n.ts'), 'n\n');
      await commitIn(nested);
      await writeFile(path.join(nested, 'n.ts'), 'mine from before\n');
      const sight = await place.sight();
      assert.deepEqual(await changesOf(sight), []);
      await writeFile(path.join(nested, 'agent.ts'), 'by an agent\n');
      assert.deepEqual(await changesOf(sight), ['edit nested !']);
      await place.remove('nested/agent.ts');
      assert.deepEqual(await changesOf(sight), []);
    });

    it('sees a repository that is new, and does not delete it', async () => {
      const sight = await place.sight();
      await changesOf(sight);
      await place.gitIn(place.shop, 'clone', '--quiet', library, 'cloned');
      const seen = await look(sight);
      assert.deepEqual(seen.changes.map(say), ['create cloned !']);
      assert.equal(await restore(place, sight, 'cloned'), false);
    });
  });
});
