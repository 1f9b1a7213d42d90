import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { GateProgram, tryCommit } from './gateProgram.ts';
import { GateRepository } from './gateRepository.ts';

describe('the pre-commit hook', () => {
  let program: GateProgram;
  let repository: GateRepository;
  const at = (...names: string[]) => path.join(repository.root, ...names);
  const hook = () => at('.git', 'hooks', 'pre-commit');

  before(async () => {
    program = await GateProgram.make();
  });
  after(() => program.remove());
  beforeEach(() => {
    repository = new GateRepository();
    repository.commit({ 'src/app.ts': 'one\n', 'docs/a.md': 'a\n' });
  });
  afterEach(() => repository.remove());

  function install(): void {
    const done = program.run(repository.root, 'hook', 'install');
    assert.equal(done.code, 0, done.stderr);
  }
  function remove(): void {
    const done = program.run(repository.root, 'hook', 'remove');
    assert.equal(done.code, 0, done.stderr);
    assert.ok(!existsSync(at('.git', 'footbridge')));
  }
  function write(file: string, text: string | Buffer, mode = 0o755): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    chmodSync(file, mode);
  }

  it('stops a commit that crosses the boundary and no other, and goes away without a trace', () => {
    install();
    repository.stage({ 'src/app.ts': 'two\n' });
    const stopped = tryCommit(repository.root);
    assert.ok(!stopped.ok);
    assert.match(stopped.output, /zone\/production/);
    repository.git('reset', '--quiet', '--hard');
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.ok(tryCommit(repository.root).ok);
    remove();
    assert.ok(!existsSync(hook()));
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.ok(tryCommit(repository.root).ok);
  });

  it('judges what `commit -a` and `commit <paths>` commit, not the usual index', () => {
    install();
    repository.write('src/app.ts', 'two\n');
    assert.ok(!tryCommit(repository.root, {}, ['--all']).ok);
    repository.git('reset', '--quiet', '--hard');
    repository.stage({ 'src/app.ts': 'two\n' });
    repository.write('docs/a.md', 'b\n');
    assert.ok(tryCommit(repository.root, {}, ['docs/a.md']).ok);
    assert.ok(!tryCommit(repository.root, {}, ['src/app.ts']).ok);
  });

  it('finds its runtime without PATH, in a place of nvm when the recorded one is gone, and says so when there is none', () => {
    install();
    repository.stage({ 'docs/a.md': 'b\n' });
    const bare = { PATH: gitTools(), HOME: repository.parent };
    assert.ok(tryCommit(repository.root, bare).ok);
    const script = at('.git', 'footbridge', 'pre-commit');
    const text = readFileSync(script, 'utf8');
    writeFileSync(script, withoutRuntimes(text));
    repository.stage({ 'docs/a.md': 'c\n' });
    const closed = tryCommit(repository.root, bare);
    assert.ok(!closed.ok);
    assert.match(closed.output, /nothing was found that runs the gate[\s\S]*git commit --no-verify/);
    const nvm = path.join(repository.parent, '.nvm', 'versions', 'node', 'v20', 'bin');
    mkdirSync(nvm, { recursive: true });
    symlinkSync(process.execPath, path.join(nvm, 'node'));
    assert.ok(tryCommit(repository.root, bare).ok);
  });

  it('runs with an environment that is set up for debugging something else', () => {
    install();
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.ok(tryCommit(repository.root, { NODE_OPTIONS: '--require ./no-such-file.js' }).ok);
  });

  it('runs from another worktree and from a folder inside', () => {
    install();
    const other = path.join(repository.parent, 'other');
    repository.git('worktree', 'add', '--quiet', '-b', 'other', other);
    writeFileSync(path.join(other, 'src', 'app.ts'), 'two\n');
    assert.ok(!tryCommit(path.join(other, 'src'), {}, ['--all']).ok);
  });

  for (const [kind, text, mode] of [
    ['a shell script', '#!/usr/bin/env bash\nset -e\ntouch ran\nexit 0\n', 0o755],
    ['one with Windows line ends in a comment', '#!/bin/sh\n# odd \r\ntouch ran', 0o700],
    ['a script in another language', '#!/usr/bin/env perl\nopen(my $f, ">", "ran");\n', 0o755],
    ['bytes that are no text', Buffer.from('#!/bin/sh\ntouch ran\n# \xff\xfe\n', 'latin1'), 0o755],
  ] as const) {
    it(`respects a hook that is there: ${kind}`, () => {
      write(hook(), text, mode);
      const original = readFileSync(hook());
      install();
      install();
      repository.stage({ 'src/app.ts': 'two\n' });
      assert.ok(!tryCommit(repository.root).ok);
      repository.git('reset', '--quiet', '--hard');
      repository.stage({ 'docs/a.md': 'b\n' });
      const passed = tryCommit(repository.root);
      assert.ok(passed.ok, passed.output);
      assert.ok(existsSync(at('ran')), 'the hook that was there ran too');
      remove();
      assert.deepEqual(readFileSync(hook()), original);
      assert.equal(statSync(hook()).mode & 0o777, mode);
    });
  }

  it('does not wake a hook that was switched off', () => {
    write(hook(), '#!/bin/sh\nexit 1\n', 0o644);
    install();
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.ok(tryCommit(repository.root).ok);
    remove();
    assert.equal(readFileSync(hook(), 'utf8'), '#!/bin/sh\nexit 1\n');
    assert.equal(statSync(hook()).mode & 0o777, 0o644);
  });

  it('keeps what somebody added to the hook meanwhile', () => {
    write(hook(), '#!/bin/sh\ntrue\n');
    install();
    writeFileSync(hook(), `${readFileSync(hook(), 'utf8')}echo more\n`);
    remove();
    assert.equal(readFileSync(hook(), 'utf8'), '#!/bin/sh\ntrue\necho more\n');
  });

  it('goes into the script that husky runs, and leaves clones without the gate alone', () => {
    repository.git('config', 'core.hooksPath', '.husky/_');
    write(at('.husky', '_', 'pre-commit'), '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n');
    write(
      at('.husky', '_', 'h'),
      'sh -e "$(dirname "$(dirname "$0")")/$(basename "$0")" "$@"\nexit $?\n',
      0o644,
    );
    write(at('.husky', 'pre-commit'), 'touch ran\n', 0o644);
    const wrapper = readFileSync(at('.husky', '_', 'pre-commit'), 'utf8');
    const done = program.run(repository.root, 'hook', 'install');
    assert.match(done.stdout, /part of the repository/);
    assert.equal(readFileSync(at('.husky', '_', 'pre-commit'), 'utf8'), wrapper);
    repository.stage({ 'src/app.ts': 'two\n' });
    assert.ok(!tryCommit(repository.root).ok);
    repository.git('reset', '--quiet', '--hard');
    const shared = readFileSync(at('.husky', 'pre-commit'), 'utf8');
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.ok(tryCommit(repository.root).ok);
    assert.ok(existsSync(at('ran')));
    remove();
    assert.equal(readFileSync(at('.husky', 'pre-commit'), 'utf8'), 'touch ran\n');
    writeFileSync(at('.husky', 'pre-commit'), shared);
    repository.stage({ 'src/app.ts': 'three\n' });
    assert.ok(tryCommit(repository.root).ok, 'a clone without the gate');
  });

  it('says of a lefthook script that lefthook writes it anew', () => {
    write(hook(), '#!/bin/sh\ncall_lefthook() { touch ran; }\ncall_lefthook run "pre-commit" "$@"\n');
    const done = program.run(repository.root, 'hook', 'install');
    assert.match(done.stdout, /Lefthook writes this hook anew/);
    repository.stage({ 'docs/a.md': 'b\n' });
    assert.ok(tryCommit(repository.root).ok);
    assert.ok(existsSync(at('ran')));
  });

  it('refuses a folder of hooks that other repositories share', () => {
    repository.git('config', 'core.hooksPath', path.join(repository.parent, 'shared'));
    const done = program.run(repository.root, 'hook', 'install');
    assert.equal(done.code, 2);
    assert.match(done.stderr, /other repositories share/);
    assert.ok(!existsSync(path.join(repository.parent, 'shared')));
    assert.ok(!existsSync(at('.git', 'footbridge')));
  });

  it('offers a workflow that takes the gate from the branch a change goes to', () => {
    const { code, stdout } = program.run(repository.root, 'hook', 'workflow');
    assert.equal(code, 0);
    assert.match(stdout, /pull_request_target:/);
    assert.doesNotMatch(stdout, /npm |checkout .*head|ref:/);
  });

  /** A PATH with what git and shells need and no Node. */
  function gitTools(): string {
    const folder = path.join(repository.parent, 'bin');
    mkdirSync(folder, { recursive: true });
    for (const name of ['git', 'sh', 'dirname', 'basename', 'env', 'touch']) {
      const found = ['/usr/bin', '/bin']
        .map((each) => path.join(each, name))
        .find((each) => existsSync(each));
      if (found !== undefined) symlinkSync(found, path.join(folder, name));
    }
    return folder;
  }

  /** The gate's script as it would be where neither the recorded runtimes nor the usual places exist. */
  function withoutRuntimes(text: string): string {
    return text.replace(/^try_node '.*$/gm, '').replace(/^ {2}\/opt\/.*$/m, '  /nowhere/node \\');
  }
});
