import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, it } from 'mocha';
import path from 'node:path';
import { readingGit } from '../../../src/editor/boundary/readingGit.ts';
import { GitFailure, runGit } from '../../../src/node/git/runGit.ts';

describe('what git could not do', () => {
  it('is told in words, with a button', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'footbridge-nogit-'));
    try {
      const reading = readingGit(async () => runGit('git', ['status'], { cwd: folder }));
      await assert.rejects(reading, {
        code: 'git-unread',
        message: /repository: not a git repository .*\.git\. Try again/,
        action: { label: 'Show Log', command: 'footbridge.showLog' },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('says which command helps when somebody else owns the repository', async () => {
    const stderr =
      "fatal: detected dubious ownership in repository at '/srv/shop'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory '/srv/shop'\n";
    const reading = readingGit(async () => Promise.reject(new GitFailure(['ls-files'], 128, stderr)));
    await assert.rejects(reading, { code: 'git-owner', message: /safe\.directory "\/srv\/shop"$/ });
  });

  it('is cancelled when a person cancelled it, and leaves what is no fault of git alone', async () => {
    const failure = new GitFailure(['status'], undefined, 'The operation was aborted');
    await assert.rejects(
      readingGit(async () => Promise.reject(failure), AbortSignal.abort()),
      { code: 'cancelled' },
    );
    await assert.rejects(
      readingGit(async () => Promise.reject(new RangeError('a bug'))),
      RangeError,
    );
  });
});
