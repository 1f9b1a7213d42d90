import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { findGit } from '../../../src/node/git/findGit.ts';
import { findRepository } from '../../../src/node/git/findRepository.ts';
import { GitFailure, runGit } from '../../../src/node/git/runGit.ts';

const author = ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.com'];

describe('finding the repository of a folder', () => {
  let parent: string;
  let shop: string;

  const git = async (cwd: string, ...args: string[]): Promise<string> =>
    (await runGit('git', [...author, '-c', 'protocol.file.allow=always', ...args], { cwd })).stdout
      .toString()
      .trim();

  /** What git itself says, or `undefined` where it sees no repository. */
  async function asGitSays(folder: string) {
    const ask = async (what: string): Promise<string> =>
      await realpath(path.resolve(await realpath(folder), await git(folder, 'rev-parse', what)));
    try {
      return {
        root: await ask('--show-toplevel'),
        gitDir: await ask('--git-dir'),
        commonDir: await ask('--git-common-dir'),
      };
    } catch (error) {
      if (error instanceof GitFailure) return undefined;
      throw error;
    }
  }

  async function makeRepository(folder: string): Promise<string> {
    await mkdir(path.join(folder, 'packages', 'web'), { recursive: true });
    await writeFile(path.join(folder, 'packages', 'web', 'index.ts'), 'export {};\n');
    await git(folder, 'init', '--quiet', '--initial-branch=main');
    await git(folder, 'add', '.');
    await git(folder, 'commit', '--quiet', '-m', 'Begin');
    return folder;
  }

  beforeEach(async () => {
    parent = await realpath(await mkdtemp(path.join(tmpdir(), 'footbridge-repository-')));
    shop = await makeRepository(path.join(parent, 'shop'));
  });

  afterEach(async () => {
    await rm(parent, { recursive: true, force: true });
  });

  it('answers as git does: at the root, below it, and through symbolic links', async () => {
    const web = path.join(shop, 'packages', 'web');
    await symlink(web, path.join(parent, 'linked'));
    for (const folder of [shop, web, path.join(parent, 'linked')]) {
      const found = await findRepository(folder);
      assert.deepEqual(found, await asGitSays(folder));
      assert.equal(found?.root, shop);
    }
  });

  it('finds the folders of a worktree and of a submodule', async () => {
    await git(shop, 'worktree', 'add', '--quiet', path.join(parent, 'hotfix'), '-b', 'hotfix');
    const library = await makeRepository(path.join(parent, 'library'));
    await git(shop, 'submodule', '--quiet', 'add', library, 'vendor/library');
    for (const folder of [path.join(parent, 'hotfix', 'packages'), path.join(shop, 'vendor', 'library')]) {
      assert.deepEqual(await findRepository(folder), await asGitSays(folder));
    }
    const worktree = await findRepository(path.join(parent, 'hotfix'));
    assert.equal(worktree?.commonDir, path.join(shop, '.git'));
    assert.notEqual(worktree?.gitDir, worktree?.commonDir);
  });

  it('passes a folder that is only called .git, as git does', async () => {
    const inner = path.join(shop, 'packages', 'web');
    await mkdir(path.join(inner, '.git'));
    assert.deepEqual(await findRepository(inner), await asGitSays(inner));
    assert.equal((await findRepository(inner))?.root, shop);
  });

  it('sees none where a .git file is damaged, leads nowhere, or to another computer', async () => {
    const inner = path.join(shop, 'packages', 'web');
    for (const text of ['', 'gitdir', 'gitdir: ../gone', 'gitdir: //server/share/repository.git']) {
      await writeFile(path.join(inner, '.git'), text);
      assert.equal(await findRepository(inner), undefined, text);
    }
  });

  it('sees none outside a repository, and for a folder that is gone', async () => {
    assert.equal(await findRepository(parent), undefined);
    assert.equal(await findRepository(path.join(parent, 'gone')), undefined);
  });
});

describe('finding git', () => {
  let folder: string;

  /** A program called `name` that answers as this text. */
  async function program(name: string, answer: string): Promise<string> {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
    return file;
  }

  const placesWith = (PATH: string) => ({ platform: process.platform, environment: { PATH } });

  beforeEach(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await mkdtemp(path.join(tmpdir(), 'footbridge-git-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('takes the configured one first, and one on PATH before the usual places', async () => {
    const configured = await program('own/git', 'git version 2.50.1 (Apple Git-155)');
    const found = await program('bin/git', 'git version 2.39.5');
    const places = placesWith(`${path.join(folder, 'empty')}:${path.dirname(found)}`);
    assert.equal(await findGit(configured, places), configured);
    assert.equal(await findGit(undefined, places), found);
    assert.equal(await findGit([path.join(folder, 'gone'), configured], places), configured);
  });

  it('leaves out what is no git, one that is too old, and relative paths', async () => {
    const good = await program('good/git', 'git version 2.15.0');
    for (const answer of ['git version 2.14.9', 'git version 1.99.0', 'Hello', '']) {
      const bad = await program('bad/git', answer);
      assert.equal(await findGit(bad, placesWith(path.dirname(good))), good, answer);
    }
    const relative = path.relative(process.cwd(), await program('relative/git', 'git version 2.50.0'));
    assert.equal(
      await findGit(relative, placesWith(`${path.dirname(relative)}:${path.dirname(good)}`)),
      good,
    );
  });

  it('finds the one of this machine, which works', async () => {
    const git = await findGit();
    assert.ok(git !== undefined && path.isAbsolute(git));
    assert.equal((await runGit(git, ['--version'], { cwd: folder })).exitCode, 0);
  });
});
