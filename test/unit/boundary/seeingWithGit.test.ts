import assert from 'node:assert/strict';
import { chmod, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Outcome, SeenChange } from '../../../src/app/boundary/sight.ts';
import { GitSight } from '../../../src/node/boundary/gitSight.ts';
import { findRepository } from '../../../src/node/git/findRepository.ts';
import { changesOf, look, nothing, outcome, Place, restore, run, say } from './support/seeingPlace.ts';

describe('seeing production with git', () => {
  let place: Place;

  beforeEach(async () => {
    place = await Place.make();
    await place.git('init', '--quiet', '--initial-branch=main');
    await place.write('.gitignore', 'ignored/\n');
    await place.write('src/a.ts', 'a\n');
    await place.write('src/b.ts', 'b\n');
    await place.write('docs/readme.md', 'read me\n');
    await place.commitAll();
  });

  afterEach(async () => await rm(place.top, { recursive: true, force: true }));

  it('sees what a terminal edits, makes and deletes, and how each is put back', async () => {
    const sight = await place.sight();
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/a.ts', 'changed\n');
    await place.write('src/new.ts', 'new\n');
    await place.remove('src/b.ts');
    assert.deepEqual(await changesOf(sight), ['create src/new.ts', 'delete src/b.ts', 'edit src/a.ts']);
    for (const file of ['src/a.ts', 'src/new.ts', 'src/b.ts']) {
      assert.ok(await restore(place, sight, file), file);
    }
    assert.equal(await place.git('status', '--porcelain'), '');
    const copy = path.join(place.lab, '.footbridge/boundary/one/put-back/a.ts');
    assert.equal(await readFile(copy, 'utf8'), 'changed\n');
  });

  it('does not blame exploration for what was dirty before, unless it changes further', async () => {
    await place.write('src/a.ts', 'mine from before\n');
    await place.write('src/untracked.ts', 'mine as well\n');
    await place.remove('src/b.ts');
    assert.deepEqual(await changesOf(await place.sight()), []);
    // Another window, later.
    const sight = await place.sight();
    await place.git('add', 'src/untracked.ts');
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/a.ts', 'mine, then an agent\n');
    await place.write('src/b.ts', 'there again, but different\n');
    await place.git('rm', '--quiet', '--cached', 'src/untracked.ts');
    await place.remove('src/untracked.ts');
    assert.deepEqual(await changesOf(sight), ['create src/b.ts', 'delete src/untracked.ts', 'edit src/a.ts']);
    for (const file of ['src/a.ts', 'src/b.ts', 'src/untracked.ts']) {
      assert.ok(await restore(place, sight, file), file);
    }
    assert.equal(await place.read('src/a.ts'), 'mine from before\n');
    assert.equal(await place.read('src/untracked.ts'), 'mine as well\n');
    assert.deepEqual(await changesOf(sight), []);
  });

  it('blames nobody for checkout, merge, pull, stash and rebase', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'other');
    await place.write('src/a.ts', 'on the other branch\n');
    await place.write('src/c.ts', 'c\n');
    await place.commitAll();
    assert.deepEqual(await changesOf(sight), []);
    await place.git('checkout', '--quiet', 'main');
    assert.deepEqual(await changesOf(sight), []);
    await place.git('merge', '--quiet', '--no-ff', '--no-edit', 'other');
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/b.ts', 'to be stashed\n');
    await place.git('stash', '--quiet');
    assert.deepEqual(await changesOf(sight), []);
    await pullFromColleague();
    assert.deepEqual(await changesOf(sight), []);
    assert.equal(await place.read('src/pulled.ts'), 'pulled\n');
    await rebaseOnColleague();
    assert.deepEqual(await changesOf(sight), []);
    assert.match(await place.git('log', '--format=%s'), /^mine\ntheirs again\n/);
  });

  /** What a colleague has committed is fetched and merged by `git pull`. */
  async function pullFromColleague(): Promise<void> {
    const colleague = path.join(place.top, 'colleague');
    await place.git('clone', '--quiet', place.shop, colleague);
    await place.git('remote', 'add', 'origin', colleague);
    await commitAt(colleague, 'src/pulled.ts', 'pulled\n', 'theirs');
    await place.git('pull', '--quiet', '--no-rebase', 'origin', 'main');
  }

  /** Both have committed meanwhile; `git pull --rebase` puts ours on top of theirs. */
  async function rebaseOnColleague(): Promise<void> {
    await commitAt(path.join(place.top, 'colleague'), 'src/a.ts', 'theirs again\n', 'theirs again');
    await commitAt(place.shop, 'src/mine.ts', 'mine\n', 'mine');
    await place.git('pull', '--quiet', '--rebase', 'origin', 'main');
  }

  async function commitAt(folder: string, file: string, text: string, message: string): Promise<void> {
    await writeFile(path.join(folder, file), text);
    await place.gitIn(folder, 'add', '--all');
    await place.gitIn(folder, 'commit', '--quiet', '--message', message);
  }

  it('blames nobody while a rebase waits for a conflict, nor when it is over', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'other');
    await commitAt(place.shop, 'src/a.ts', 'theirs\n', 'theirs');
    await place.git('checkout', '--quiet', 'main');
    await commitAt(place.shop, 'src/a.ts', 'ours\n', 'ours');
    await commitAt(place.shop, 'src/c.ts', 'c\n', 'more');
    await assert.rejects(place.git('rebase', '--quiet', 'other'));
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/a.ts', 'both\n');
    await place.git('add', 'src/a.ts');
    await place.git('-c', 'core.editor=true', 'rebase', '--continue');
    assert.deepEqual(await changesOf(sight), []);
    assert.equal(await place.read('src/a.ts'), 'both\n');
  });

  it('waits for the end of a merge that stopped in a conflict', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.git('checkout', '--quiet', '-b', 'other');
    await place.write('src/a.ts', 'theirs\n');
    await place.write('src/c.ts', 'c\n');
    await place.commitAll();
    await place.git('checkout', '--quiet', 'main');
    await place.write('src/a.ts', 'ours\n');
    await place.commitAll();
    await assert.rejects(place.git('merge', '--quiet', 'other'));
    assert.deepEqual(await changesOf(sight), []);
    assert.equal((await sight.look(nothing))?.isMidway, true);
    await place.write('src/a.ts', 'both\n');
    await place.commitAll();
    assert.deepEqual(await changesOf(sight), []);
    assert.equal((await sight.look(nothing))?.isMidway, false);
  });

  it('says nothing while git holds the index, and does not wait for a lock that was left behind', async () => {
    const sight = await place.sight();
    const lock = path.join(place.shop, '.git', 'index.lock');
    await writeFile(lock, '');
    assert.equal(await sight.look(nothing), undefined);
    await run('touch', ['-d', '10 minutes ago', lock]);
    assert.ok(await sight.look(nothing));
    // As when the clock was set back after git was killed.
    await run('touch', ['-d', 'next year', lock]);
    assert.ok(await sight.look(nothing));
  });

  it('goes on seeing while somebody looks for a faulty commit, and blames nobody for where that leads', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    for (const text of ['one\n', 'two\n', 'three\n', 'four\n'])
      await commitAt(place.shop, 'src/a.ts', text, text.trim());
    await place.git('bisect', 'start', 'HEAD', 'HEAD~4');
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/b.ts', 'changed\n');
    assert.deepEqual(await changesOf(sight), ['edit src/b.ts']);
    await place.git('bisect', 'good');
    assert.deepEqual(await changesOf(sight), ['edit src/b.ts']);
    assert.ok(await restore(place, sight, 'src/b.ts'));
    await place.git('bisect', 'reset');
    assert.deepEqual(await changesOf(sight), []);
  });

  it('tells a change that was taken back from one that was committed', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'changed\n');
    await place.write('src/new.ts', 'new\n');
    await changesOf(sight);
    await place.write('src/a.ts', 'a\n');
    await place.remove('src/new.ts');
    assert.equal(await outcome(sight, 'edit', 'src/a.ts'), 'undone');
    assert.equal(await outcome(sight, 'create', 'src/new.ts'), 'undone');
    await place.write('src/a.ts', 'changed\n');
    await place.write('src/new.ts', 'new\n');
    await place.remove('src/b.ts');
    await place.commitAll();
    const expected: readonly [SeenChange['change'], string, Outcome][] = [
      ['edit', 'src/a.ts', 'committed'],
      ['create', 'src/new.ts', 'committed'],
      ['delete', 'src/b.ts', 'committed'],
      ['edit', 'docs/readme.md', 'undone'],
    ];
    for (const [change, file, how] of expected) assert.equal(await outcome(sight, change, file), how, file);
  });

  it('leaves to the editor what git does not look at', async () => {
    const sight = await place.sight();
    await place.write('ignored/a.ts', 'ignored\n');
    assert.deepEqual(await changesOf(sight), []);
    assert.equal(await outcome(sight, 'edit', 'ignored/a.ts'), undefined);
    await place.git('update-index', '--assume-unchanged', 'src/a.ts');
    await place.write('src/a.ts', 'unseen\n');
    assert.equal(await outcome(sight, 'edit', 'src/a.ts'), undefined);
  });

  it('goes by the disk, whatever is staged', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'staged\n');
    await place.git('add', 'src/a.ts');
    assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
    assert.ok(await restore(place, sight, 'src/a.ts'));
    assert.deepEqual(await changesOf(sight), []);
    assert.equal(await outcome(sight, 'edit', 'src/a.ts'), 'undone');
    await place.git('rm', '--quiet', '--cached', 'src/b.ts');
    assert.deepEqual(await changesOf(sight), []);
    assert.match(await place.git('status', '--porcelain'), /^MM src\/a\.ts\nD {2}src\/b\.ts\n/);
  });

  it('puts back how HEAD is now after a pull, not how it was', async () => {
    await place.write('src/a.ts', 'mine from before\n');
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'from engineering\n');
    await place.commitAll();
    assert.deepEqual(await changesOf(sight), []);
    await place.write('src/a.ts', 'by an agent\n');
    assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
    assert.ok(await restore(place, sight, 'src/a.ts'));
    assert.equal(await place.read('src/a.ts'), 'from engineering\n');
  });

  it('lets a change stay that was accepted, until the file changes further', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'kept\n');
    await changesOf(sight);
    await sight.accept(['src/a.ts']);
    assert.deepEqual(await changesOf(sight), []);
    assert.deepEqual(await changesOf(await place.sight()), []);
    await place.write('src/a.ts', 'changed again\n');
    assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
    assert.ok(await restore(place, sight, 'src/a.ts'));
    assert.equal(await place.read('src/a.ts'), 'kept\n');
  });

  it('forgets what was done while exploration rested, and no open crossing', async () => {
    await place.write('src/a.ts', 'mine from before\n');
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'crossed\n');
    await changesOf(sight);
    await place.write('src/b.ts', 'real work while it rested\n');
    const later = await place.sight('', true);
    const seen = await look(later, new Set(['src/a.ts']));
    assert.deepEqual(seen.changes.map(say), ['edit src/a.ts']);
    assert.ok(await restore(place, later, 'src/a.ts'));
    assert.equal(await place.read('src/a.ts'), 'mine from before\n');
  });

  it('sees only its own folder of a larger repository', async () => {
    await place.write('packages/web/a.ts', 'a\n');
    await place.write('packages/website/a.ts', 'a\n');
    await place.commitAll();
    const sight = await place.sight('packages/web');
    await changesOf(sight);
    await place.write('packages/web/a.ts', 'changed\n');
    await place.write('packages/web/new [1].ts', 'new\n');
    await place.write('packages/website/a.ts', 'changed\n');
    await place.write('src/a.ts', 'changed\n');
    assert.deepEqual(await changesOf(sight), ['create new [1].ts', 'edit a.ts']);
  });

  it('works before the first commit, and in a worktree', async () => {
    const fresh = await Place.make();
    try {
      await fresh.git('init', '--quiet', '--initial-branch=main');
      await fresh.write('before.ts', 'before\n');
      const sight = await fresh.sight();
      assert.deepEqual(await changesOf(sight), []);
      await fresh.write('after.ts', 'after\n');
      assert.deepEqual(await changesOf(sight), ['create after.ts']);
      await fresh.commitAll();
      assert.equal(await outcome(sight, 'create', 'after.ts'), 'committed');
    } finally {
      await rm(fresh.top, { recursive: true, force: true });
    }
    await place.git('worktree', 'add', '--quiet', '-b', 'tree', '../tree');
    const folder = path.join(place.top, 'tree');
    const repository = await findRepository(folder);
    assert.ok(repository);
    const baseline = place.baseline('git', folder);
    const sight = new GitSight({ git: 'git', repository, folder, baseline });
    await changesOf(sight);
    await writeFile(path.join(folder, 'src', 'a.ts'), 'changed\n');
    assert.deepEqual(await changesOf(sight), ['edit src/a.ts']);
  });

  it('puts links and executable files back as what they were', async function () {
    if (process.platform === 'win32') this.skip();
    await symlink('a.ts', path.join(place.shop, 'src', 'link.ts'));
    await place.write('run.sh', '#!/bin/sh\n');
    await chmod(path.join(place.shop, 'run.sh'), 0o755);
    await place.commitAll();
    const sight = await place.sight();
    await changesOf(sight);
    const outside = path.join(place.top, 'outside.ts');
    await writeFile(outside, 'outside\n');
    await place.remove('src/link.ts');
    await place.remove('src/b.ts');
    await place.remove('run.sh');
    await symlink(outside, path.join(place.shop, 'src', 'b.ts'));
    assert.deepEqual(await changesOf(sight), ['delete run.sh', 'delete src/link.ts', 'edit src/b.ts']);
    for (const file of ['run.sh', 'src/link.ts', 'src/b.ts']) assert.ok(await restore(place, sight, file));
    assert.equal(await place.git('status', '--porcelain'), '');
    assert.equal(await readFile(outside, 'utf8'), 'outside\n');
  });

  it('never writes through a folder that has become a link out of production', async function () {
    if (process.platform === 'win32') this.skip();
    const sight = await place.sight();
    await changesOf(sight);
    await rename(path.join(place.shop, 'src'), path.join(place.top, 'elsewhere'));
    await symlink(path.join(place.top, 'elsewhere'), path.join(place.shop, 'src'));
    await writeFile(path.join(place.top, 'elsewhere', 'a.ts'), 'not ours\n');
    await look(sight);
    assert.equal(await restore(place, sight, 'src/a.ts'), false);
    assert.equal(await readFile(path.join(place.top, 'elsewhere', 'a.ts'), 'utf8'), 'not ours\n');
  });

  it('does not overwrite what has changed since it was seen', async () => {
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('src/a.ts', 'changed\n');
    await changesOf(sight);
    assert.equal(await restore(place, sight, 'src/a.ts', 3), false);
    assert.equal(await place.read('src/a.ts'), 'changed\n');
  });

  it('refuses to fill a Git LFS pointer in, which may reach the network', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n';
    await place.write('big.bin', pointer);
    await place.commitAll();
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('big.bin', 'the real one\n');
    await changesOf(sight);
    assert.equal(await sight.before('big.bin'), undefined);
  });

  it('applies the filters and line ends of the repository', async () => {
    await place.write('.gitattributes', '*.txt text eol=crlf\n');
    await place.write('lines.txt', 'one\r\ntwo\r\n');
    await place.commitAll();
    const sight = await place.sight();
    await changesOf(sight);
    await place.write('lines.txt', 'changed\r\n');
    await changesOf(sight);
    assert.ok(await restore(place, sight, 'lines.txt'));
    assert.equal(await place.read('lines.txt'), 'one\r\ntwo\r\n');
  });

  it('shows names that are no UTF-8, and does not claim to put them back', async function () {
    if (process.platform !== 'linux') this.skip();
    const sight = await place.sight();
    await changesOf(sight);
    await writeFile(Buffer.concat([Buffer.from(`${place.shop}/caf`), Buffer.from([0xe9])]), 'x');
    assert.deepEqual(await changesOf(sight), ['create caf\\xe9 !']);
  });

  it('does not touch the index', async () => {
    const sight = await place.sight();
    const index = path.join(place.shop, '.git', 'index');
    await run('touch', [path.join(place.shop, 'src', 'a.ts')]);
    const before = await readFile(index);
    await changesOf(sight);
    assert.deepEqual(await readFile(index), before);
  });
});
