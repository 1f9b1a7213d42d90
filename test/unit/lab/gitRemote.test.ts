import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import { gitRemote } from '../../../src/node/lab/gitRemote.ts';
import { temporaryFolder } from '../../support/cleanup.ts';
import { plant } from './samples.ts';

const config = (url: string, name = 'origin') =>
  `[core]\n\tbare = false\n[remote "${name}"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/${name}/*\n`;

/** What makes git take a folder for a repository, and its configuration. */
const gitFolder = (folder: string, text: string): Record<string, string> => ({
  [`${folder}/HEAD`]: 'ref: refs/heads/main\n',
  [`${folder}/objects/info/packs`]: '',
  [`${folder}/refs/heads/main`]: '',
  [`${folder}/config`]: text,
});

async function remoteOf(files: Readonly<Record<string, string>>, below = ''): Promise<string | undefined> {
  const folder = path.join(temporaryFolder('remote').path, 'shop');
  await plant(folder, files);
  await mkdir(path.join(folder, below), { recursive: true });
  return gitRemote(path.join(folder, below));
}

const addresses: readonly (readonly [url: string, remote: string | undefined])[] = [
  ['https://example.com/team/shop.git', 'https://example.com/team/shop.git'],
  ['"https://example.com/shop.git"', 'https://example.com/shop.git'],
  ['https://me:s3cret@example.com/shop.git', 'https://example.com/shop.git'],
  ['https://s3cret@example.com/shop.git', 'https://example.com/shop.git'],
  ['https://example.com/shop.git?token=s3cret', 'https://example.com/shop.git'],
  ['https://me:s3/cret@example.com/shop.git', undefined],
  ['git@example.com:team/shop.git', 'git@example.com:team/shop.git'],
  ['ssh://git@example.com/shop.git', 'ssh://example.com/shop.git'],
  ['/home/somebody/shop.git', undefined],
  ['../shop.git', undefined],
  ['file:///home/somebody/shop.git', undefined],
  ['C:/Users/somebody/shop.git', undefined],
  ['ext::sh -c anything', undefined],
  ['', undefined],
];

describe('The git address of a production folder', () => {
  for (const [url, remote] of addresses)
    it(`is ${remote ?? 'none'} for ${url || 'an empty one'}`, async () => {
      assert.equal(await remoteOf(gitFolder('.git', config(url))), remote);
    });

  it('is found from a folder inside the repository', async () => {
    const files = gitFolder('.git', config('https://example.com/shop.git'));
    assert.equal(await remoteOf(files, 'packages/web'), 'https://example.com/shop.git');
  });

  it('is found in a worktree and in a submodule', async () => {
    assert.equal(
      await remoteOf(
        {
          ...gitFolder('main/.git', config('https://example.com/tree.git')),
          'main/.git/worktrees/tree/HEAD': 'ref: refs/heads/tree\n',
          'main/.git/worktrees/tree/commondir': '../..\n',
          'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
        },
        'tree',
      ),
      'https://example.com/tree.git',
    );
    assert.equal(
      await remoteOf(
        {
          ...gitFolder('.git', config('https://example.com/whole.git')),
          ...gitFolder('.git/modules/part', config('https://example.com/part.git')),
          'part/.git': 'gitdir: ../.git/modules/part\n',
        },
        'part',
      ),
      'https://example.com/part.git',
    );
  });

  it('is none without a repository, without an origin, or where git’s files make no sense', async () => {
    assert.equal(await remoteOf({}), undefined);
    assert.equal(await remoteOf(gitFolder('.git', config('https://example.com/x.git', 'fork'))), undefined);
    assert.equal(await remoteOf({ '.git/config': config('https://example.com/x.git') }), undefined);
    assert.equal(await remoteOf(gitFolder('.git', '\0\u0001[remote "origin"')), undefined);
    const { '.git/config': _config, ...unconfigured } = gitFolder('.git', '');
    assert.equal(await remoteOf({ ...unconfigured, '.git/config/folder': '' }), undefined);
    assert.equal(await remoteOf({ '.git': 'gitdir: nowhere\n' }), undefined);
    assert.equal(await remoteOf({ '.git': 'something else' }), undefined);
    assert.equal(await gitRemote('/no/such/folder'), undefined);
  });

  it('is not looked for on another computer', async () => {
    const other = gitFolder('.git', config('https://example.com/other.git'));
    const folder = temporaryFolder('remote').path;
    await plant(folder, {
      ...other,
      'shop/.git': `gitdir: /${folder}/.git\n`,
      'safe/.git': `gitdir: ${folder}/.git\n`,
    });
    assert.equal(await gitRemote(path.join(folder, 'shop')), undefined);
    assert.equal(await gitRemote(path.join(folder, 'safe')), 'https://example.com/other.git');
  });
});
