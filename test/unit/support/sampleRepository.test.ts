import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createSampleRepository } from '../../support/sampleRepository.ts';

const run = promisify(execFile);

describe('sample repository', function () {
  this.timeout(20_000);
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sample-repository-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is clean, on main, with its ignore file in place', async () => {
    const repository = path.join(folder, 'storefront');
    await createSampleRepository(repository);
    assert.equal(await git(repository, 'status', '--porcelain', '--ignored'), '');
    assert.equal(await git(repository, 'branch', '--show-current'), 'main');
    await access(path.join(repository, '.gitignore'));
  });

  it('has a history of several authors', async () => {
    await createSampleRepository(folder);
    const authors = (await git(folder, 'log', '--format=%an')).split('\n');
    assert.ok(authors.length >= 10, `only ${authors.length} commits`);
    assert.ok(new Set(authors).size >= 3, 'too few authors');
  });

  it('has the same commits every time', async () => {
    const first = path.join(folder, 'first');
    const second = path.join(folder, 'second');
    await createSampleRepository(first);
    await createSampleRepository(second);
    assert.equal(await git(first, 'rev-parse', 'HEAD'), await git(second, 'rev-parse', 'HEAD'));
  });

  it('refuses a folder that is not empty', async () => {
    await writeFile(path.join(folder, 'mine.txt'), 'keep me');
    await assert.rejects(createSampleRepository(folder), /needs an empty folder/);
  });

  it('goes without a history where git is absent', async () => {
    const repository = path.join(folder, 'storefront');
    const searchPath = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      await createSampleRepository(repository);
    } finally {
      process.env['PATH'] = searchPath;
    }
    await access(path.join(repository, 'package.json'));
    await assert.rejects(access(path.join(repository, '.git')));
  });
});

async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd });
  return stdout.trim();
}
