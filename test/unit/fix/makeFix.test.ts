import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, it } from 'mocha';
import { provePatch } from '../../../src/node/fix/applyToBase.ts';
import { branchNames, makeBranch } from '../../../src/node/fix/makeBranch.ts';
import { takeSnapshot } from '../../../src/node/fix/takeSnapshot.ts';
import { killAtEveryStep, runUntilKilled } from '../../support/killHarness.ts';
import { ScratchRepository } from './scratchRepository.ts';

const message = 'Shorten the button\n\nPeople read it twice.\n';
const branch = { name: 'footbridge/shorter', message };
const button = 'export const label = "Add this item to your basket";\n';

describe('a lightweight fix in git', () => {
  let repository: ScratchRepository;
  const here = () => ({ git: 'git', root: repository.root });
  const make = async (files: Record<string, string>) => (repository = await ScratchRepository.create(files));

  afterEach(async () => await repository.dispose());

  /** A tree in which everything that can be unfinished is unfinished. */
  async function dirty(): Promise<void> {
    await make({
      'src/button.ts': button,
      'src/other.ts': 'export const other = 1;\n',
      'src/staged.ts': 'export const staged = 1;\n',
      '.gitignore': 'private.txt\n',
      'windows.txt': 'one\r\ntwo\r\n',
    });
    await repository.git('config', 'core.splitIndex', 'true');
    await repository.write({ 'src/other.ts': 'stashed\n' });
    await repository.git('stash', '--quiet');
    await repository.write({
      'src/button.ts': 'export const label = "Add to basket";\n',
      'src/other.ts': 'export const other = 2;\n',
      'src/staged.ts': 'export const staged = 2;\n',
      'private.txt': 'mine\n',
      'untracked.txt': 'mine too\n',
    });
    await repository.git('add', 'src/staged.ts');
    await repository.write({ 'src/staged.ts': 'export const staged = 3;\n' });
  }

  it('holds exactly the chosen files, new, changed, renamed and deleted, and applies to the clean commit', async () => {
    await make({
      'a.ts': button,
      'b.ts': 'export const b = 1;\nexport const c = 2;\n',
      'd.ts': 'gone\n',
      'e.ts': 'e\n',
    });
    await repository.remove('b.ts', 'd.ts');
    await repository.write({
      'a.ts': 'export const label = "Add";\n',
      'moved/b.ts': 'export const b = 1;\nexport const c = 2;\n',
      'new file.ts': 'new\n',
      'e.ts': 'not part of it\n',
    });
    const snapshot = await takeSnapshot(here(), ['a.ts', 'd.ts', 'moved/b.ts', 'new file.ts']);
    assert.deepEqual(
      snapshot.changes.map(({ path: name, from, change, kind, added, removed }) => [
        name,
        from,
        change,
        kind,
        added,
        removed,
      ]),
      [
        ['a.ts', undefined, 'edit', 'text', 1, 1],
        ['d.ts', undefined, 'delete', 'text', 0, 1],
        ['moved/b.ts', 'b.ts', 'rename', 'text', 0, 0],
        ['new file.ts', undefined, 'create', 'text', 1, 0],
      ],
    );
    assert.doesNotMatch(Buffer.from(snapshot.patch).toString(), /not part of it/);
    await provePatch(here(), snapshot);
  });

  it('leaves nothing behind in the repository when it is only measured', async () => {
    await dirty();
    const before = [await repository.fingerprint(), await repository.git('count-objects', '-v')];
    await provePatch(here(), await takeSnapshot(here(), ['src/button.ts', 'untracked.txt']));
    assert.deepEqual([await repository.fingerprint(), await repository.git('count-objects', '-v')], before);
  });

  it('commits to a branch of its own and changes nothing else of a dirty repository', async () => {
    await dirty();
    const before = await repository.fingerprint();
    const snapshot = await takeSnapshot(here(), ['src/button.ts', 'untracked.txt']);
    const commit = await makeBranch(here(), snapshot, branch);
    assert.equal(await repository.fingerprint(), before);
    assert.equal(await repository.git('rev-parse', branch.name), commit);
    assert.equal(await repository.git('rev-parse', `${branch.name}^`), snapshot.base);
    assert.equal(
      await repository.git('diff', '--name-only', 'HEAD', branch.name),
      'src/button.ts\nuntracked.txt',
    );
    assert.equal(
      await repository.git('show', `${branch.name}:src/button.ts`),
      'export const label = "Add to basket";',
    );
    assert.equal(
      await repository.git('log', '-1', '--format=%an <%ae>%n%B', branch.name),
      `Sample Person <person@example.test>\n${message}`,
    );
  });

  it('leaves everything as it was, with the branch or without, when it is killed at any step', async () => {
    await dirty();
    const before = await repository.fingerprint();
    const script = fileURLToPath(new URL('makeBranchProcess.ts', import.meta.url));
    const steps = await withTemporaryFolder(async () =>
      killAtEveryStep(async (at) => {
        const ended = await runUntilKilled(script, [repository.root, branch.name, at]);
        assert.equal(await repository.fingerprint(), before, `killed at ${at}`);
        assert.equal((await branchNames(here())).has(branch.name), ended === 'finished');
        assert.deepEqual(
          (await readdir(path.join(repository.root, '.git'))).filter((name) => name.endsWith('.lock')),
          [],
        );
        return ended;
      }),
    );
    assert.ok(steps >= 4, `${steps} steps`);
  });

  it('never moves a branch that is there', async () => {
    await dirty();
    await repository.git('branch', branch.name);
    const snapshot = await takeSnapshot(here(), ['src/button.ts']);
    await assert.rejects(makeBranch(here(), snapshot, branch), { code: 'branch-refused' });
    assert.equal(await repository.git('rev-parse', branch.name), snapshot.base);
  });

  it('carries bytes that are no text, no UTF-8 and no last line end', async () => {
    await make({ 'picture.png': 'old\0', 'latin.txt': 'x\n' });
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256);
    await repository.write({ 'picture.png': bytes, 'latin.txt': Buffer.from('caf\xe9', 'latin1') });
    const snapshot = await takeSnapshot(here(), ['picture.png', 'latin.txt']);
    assert.deepEqual(
      snapshot.changes.map(({ kind, added }) => [kind, added]),
      [
        ['text', 1],
        ['binary', 0],
      ],
    );
    await makeBranch(here(), snapshot, branch);
    await repository.git('checkout', '--quiet', '--force', branch.name);
    assert.equal(await repository.git('status', '--short'), '');
  });

  it('keeps to the settings of the repository about line ends', async () => {
    await make({ 'a.txt': 'one\ntwo\n' });
    await repository.git('config', 'core.autocrlf', 'true');
    await repository.git('config', 'core.safecrlf', 'true');
    await repository.git('config', 'apply.whitespace', 'fix');
    await repository.write({ 'a.txt': 'one\r\ntwo  \nthree\n' });
    const snapshot = await takeSnapshot(here(), ['a.txt']);
    assert.deepEqual(
      snapshot.changes.map(({ added, removed }) => [added, removed]),
      [[2, 1]],
    );
    await provePatch(here(), snapshot);
  });

  it('says what is a link, a program or another repository', async () => {
    await make({ 'run.sh': 'echo\n', 'a.ts': button });
    await repository.makeExecutable('run.sh');
    await symlink('/etc/passwd', path.join(repository.root, 'link.ts'));
    await repository.git('init', '--quiet', 'inner');
    await repository.git(
      '-C',
      'inner',
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.test',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    );
    const snapshot = await takeSnapshot(here(), ['run.sh', 'link.ts', 'inner/']);
    assert.deepEqual(
      snapshot.changes.map(({ path: name, kind }) => [name, kind]),
      [
        ['inner', 'submodule'],
        ['link.ts', 'link'],
        ['run.sh', 'executable'],
      ],
    );
  });

  it('takes a new link, and what was staged and is gone again, beside a file that went away', async () => {
    await make({ 'kept.ts': 'old\n', 'gone.ts': 'gone\n', 'src/a.ts': button });
    await repository.remove('gone.ts');
    await repository.write({ 'kept.ts': 'new\n', 'staged.ts': 'staged\n' });
    await repository.git('add', 'staged.ts');
    await repository.remove('staged.ts');
    await symlink('nowhere', path.join(repository.root, 'dangling'));
    await symlink('src', path.join(repository.root, 'folder'));
    const { changes } = await takeSnapshot(here(), ['kept.ts', 'staged.ts', 'dangling', 'folder']);
    assert.deepEqual(
      changes.map(({ path: file, kind }) => [file, kind]),
      [
        ['dangling', 'link'],
        ['folder', 'link'],
        ['kept.ts', 'text'],
      ],
    );
  });

  it('takes a file that became a folder, and a folder that became a file', async () => {
    await make({ thing: 'file\n', 'folder/a.ts': 'a\n' });
    await repository.remove('thing', 'folder');
    await repository.write({ 'thing/index.ts': 'new\n', folder: 'file now\n' });
    const snapshot = await takeSnapshot(here(), ['thing', 'thing/index.ts', 'folder', 'folder/a.ts']);
    assert.deepEqual(
      snapshot.changes.map(({ path: name, change }) => [name, change]),
      [
        ['folder', 'create'],
        ['folder/a.ts', 'delete'],
        ['thing', 'delete'],
        ['thing/index.ts', 'create'],
      ],
    );
    await provePatch(here(), snapshot);
    const onlyNew = await takeSnapshot(here(), ['thing/index.ts', 'folder']);
    assert.deepEqual(
      onlyNew.changes.map(({ path: name }) => name),
      ['folder', 'folder/a.ts', 'thing', 'thing/index.ts'],
    );
  });

  it('leaves out what git ignores, what is unchanged and what a sparse checkout does not show', async () => {
    await make({ 'shown/a.ts': button, 'hidden/b.ts': button, '.gitignore': 'private.txt\n' });
    await repository.git('sparse-checkout', 'set', 'shown');
    await repository.write({ 'private.txt': 'mine\n' });
    const snapshot = await takeSnapshot(here(), [
      'private.txt',
      'hidden/b.ts',
      'shown/a.ts',
      '../outside',
      '.git/config',
    ]);
    assert.deepEqual(snapshot.changes, []);
  });

  it('works in a worktree, on a detached HEAD, and with objects borrowed from another repository', async () => {
    await make({ 'a.ts': button });
    const parent = await ScratchRepository.create({});
    try {
      await repository.git('clone', '--quiet', '--shared', '.', path.join(parent.root, 'clone'));
      const clone = path.join(parent.root, 'clone');
      const alternates = path.join(clone, '.git', 'objects', 'info', 'alternates');
      await writeFile(
        alternates,
        `${path.relative(path.join(clone, '.git', 'objects'), path.join(repository.root, '.git', 'objects'))}\n`,
      );
      await repository.git(
        '-C',
        clone,
        'worktree',
        'add',
        '--quiet',
        '--detach',
        path.join(parent.root, 'tree'),
      );
      const root = path.join(parent.root, 'tree');
      await parent.write({ 'tree/a.ts': 'export const label = "Add";\n' });
      const snapshot = await takeSnapshot({ git: 'git', root }, ['a.ts']);
      await provePatch({ git: 'git', root }, snapshot);
      await repository.git('-C', clone, 'config', 'user.name', 'Sample Person');
      await repository.git('-C', clone, 'config', 'user.email', 'person@example.test');
      await makeBranch({ git: 'git', root }, snapshot, branch);
      assert.equal(
        await repository.git('-C', clone, 'show', `${branch.name}:a.ts`),
        'export const label = "Add";',
      );
    } finally {
      await parent.dispose();
    }
  });

  it('works where the path of the repository has every delimiter in it', async () => {
    await make({ 'a.ts': button });
    const parent = await ScratchRepository.create({});
    try {
      const root = path.join(parent.root, process.platform === 'win32' ? 'a;b' : 'a:b;c "d" \\e');
      await repository.git('clone', '--quiet', '.', root);
      await writeFile(path.join(root, 'a.ts'), 'export const label = "Add";\n');
      const snapshot = await takeSnapshot({ git: 'git', root }, ['a.ts']);
      await provePatch({ git: 'git', root }, snapshot);
      assert.equal(snapshot.changes.length, 1);
    } finally {
      await parent.dispose();
    }
  });

  it('refuses a repository without a commit, a merge that is not finished, and an author without a name', async () => {
    await make({});
    await repository.write({ 'a.ts': button });
    await assert.rejects(takeSnapshot(here(), ['a.ts']), { code: 'no-commits' });
    await repository.dispose();
    await make({ 'a.ts': button });
    await repository.git('checkout', '--quiet', '-b', 'other');
    await repository.write({ 'a.ts': 'one\n' });
    await repository.git('commit', '--quiet', '--all', '-m', 'one');
    await repository.git('checkout', '--quiet', 'main');
    await repository.write({ 'a.ts': 'two\n' });
    await repository.git('commit', '--quiet', '--all', '-m', 'two');
    await assert.rejects(repository.git('merge', 'other'));
    await assert.rejects(takeSnapshot(here(), ['a.ts']), { code: 'fix-conflict' });
    await repository.git('merge', '--abort');
    await repository.write({ 'a.ts': 'three\n' });
    const snapshot = await takeSnapshot(here(), ['a.ts']);
    await repository.git('config', 'user.name', '');
    await repository.git('config', 'user.email', '');
    await assert.rejects(makeBranch(here(), snapshot, branch), { code: 'git-identity' });
  });

  it('leaves no temporary folder', async () => {
    await dirty();
    await withTemporaryFolder(async (temporary) => {
      await makeBranch(here(), await takeSnapshot(here(), ['src/button.ts']), branch);
      assert.deepEqual(await readdir(temporary), []);
    });
  });
});

/** Has temporary files go into a folder of its own; what killed processes leave there is removed with it. */
async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const usual = process.env['TMPDIR'];
  const folder = await mkdtemp(path.join(tmpdir(), 'footbridge-fixtemp-'));
  process.env['TMPDIR'] = folder;
  try {
    return await work(folder);
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    await rm(folder, { recursive: true, force: true });
  }
}
