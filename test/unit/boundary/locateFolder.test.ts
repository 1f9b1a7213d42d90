import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ignoresCase } from '../../../src/node/boundary/ignoresCase.ts';
import { locateFolder } from '../../../src/node/boundary/locateFolder.ts';
import { readCodeowners } from '../../../src/node/boundary/readCodeowners.ts';
import { listFiles } from '../../../src/node/git/listFiles.ts';
import { runGit } from '../../../src/node/git/runGit.ts';

describe('a production folder on disk', () => {
  let parent: string;
  let shop: string;

  const write = async (file: string, text = ''): Promise<void> => {
    await mkdir(path.dirname(path.join(shop, file)), { recursive: true });
    await writeFile(path.join(shop, file), text);
  };

  beforeEach(async () => {
    parent = await realpath(await mkdtemp(path.join(tmpdir(), 'footbridge-folder-')));
    shop = path.join(parent, 'shop');
    await write('packages/web/index.ts');
    await runGit('git', ['init', '--quiet'], { cwd: shop });
  });

  afterEach(async () => {
    await rm(parent, { recursive: true, force: true });
  });

  it('is found inside its repository, also through a link', async () => {
    const web = path.join(shop, 'packages', 'web');
    await symlink(web, path.join(parent, 'linked'));
    for (const folder of [web, path.join(parent, 'linked')]) {
      const { root, top, prefix } = await locateFolder(folder);
      assert.deepEqual({ root, top, prefix }, { root: web, top: shop, prefix: 'packages/web' });
    }
    assert.equal((await locateFolder(shop)).prefix, '');
  });

  it('stands for itself outside of any repository, and when it is gone', async () => {
    for (const folder of [parent, path.join(parent, 'gone')]) {
      const { root, top, prefix, repository } = await locateFolder(folder);
      assert.deepEqual(
        { root, top, prefix, repository },
        { root: folder, top: folder, prefix: '', repository: undefined },
      );
    }
  });

  it('ignores case exactly when the disk does, whatever was expected', async () => {
    const isIgnored = await realpath(path.join(parent, 'SHOP')).then(
      () => true,
      () => false,
    );
    for (const expected of [true, false]) assert.equal(await ignoresCase(shop, expected), isIgnored);
    const empty = path.join(parent, 'empty');
    await mkdir(empty);
    for (const expected of [true, false]) assert.equal(await ignoresCase(empty, expected), expected);
  });

  it('takes a file and its namesake in other case for two files', async function () {
    await write('notes.md', 'one');
    await write('NOTES.MD', 'two');
    if (await ignoresCase(parent, false)) this.skip();
    assert.equal(await ignoresCase(shop, true), false);
  });

  it('lists what is tracked and what is new, and not what is ignored', async () => {
    await write('.gitignore', 'ignored/\n');
    await write('ignored/secret.ts');
    await write('new file ü.ts');
    await runGit('git', ['add', 'packages'], { cwd: shop });
    const listed = await listFiles(shop, { git: 'git', most: 100 });
    assert.deepEqual(listed.toSorted(), ['.gitignore', 'new file ü.ts', 'packages/web/index.ts']);
    assert.equal((await listFiles(shop, { git: 'git', most: 2 })).length, 2);
  });

  it('is walked without git, leaving out downloads and results, and links', async () => {
    await write('node_modules/left-pad/index.js');
    await write('dist/bundle.js');
    await symlink(parent, path.join(shop, 'loop'));
    assert.deepEqual(await listFiles(shop, { git: undefined, most: 100 }), ['packages/web/index.ts']);
    assert.deepEqual(await listFiles(shop, { git: undefined, most: 0 }), []);
  });

  it('has the owners of the CODEOWNERS file that GitHub uses', async () => {
    const names = async (): Promise<string[]> => (await readCodeowners(shop)).flatMap(({ owners }) => owners);
    assert.deepEqual(await names(), []);
    for (const [file, owner] of [
      ['docs/CODEOWNERS', '@docs'],
      ['CODEOWNERS', '@root'],
      ['.github/CODEOWNERS', '@github'],
    ] as const) {
      await write(file, `* ${owner}\n`);
      assert.deepEqual(await names(), [owner]);
    }
  });
});
