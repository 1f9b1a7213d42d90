import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { SeenChange, Sight } from '../../../src/app/boundary/sight.ts';
import { WatchedFolder } from '../../../src/editor/boundary/watchedFolder.ts';
import { GitFailure } from '../../../src/node/git/runGit.ts';

const edit: SeenChange = { path: 'a.ts', change: 'edit', canPutBack: true };
const failure = new GitFailure(['status'], 128, 'fatal: index file open failed');

/** A sight that can fail, and remembers what it accepted. */
class Seeing implements Sight {
  readonly by: Sight['by'];
  readonly isComplete = true;
  readonly accepted: string[] = [];
  fails = false;
  hangs = false;
  looks = 0;

  constructor(by: Sight['by']) {
    this.by = by;
  }

  async look(_open: ReadonlySet<string>, signal?: AbortSignal) {
    this.looks += 1;
    if (this.hangs) {
      await new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(failure), { once: true }),
      );
    }
    if (this.fails) throw failure;
    const changes = this.accepted.includes(edit.path) ? [] : [edit];
    return { changes, outcomeOf: async () => undefined };
  }

  async accept(paths: readonly string[]): Promise<void> {
    if (this.fails) throw failure;
    this.accepted.push(...paths);
  }

  async before(): Promise<undefined> {
    if (this.fails) throw failure;
  }
}

describe('a production folder whose git fails', () => {
  let git: Seeing;
  let snapshots: Seeing;
  let now: number;
  let stop: AbortController;
  let watched: WatchedFolder;
  const look = async () => await watched.look(new Set(), stop.signal);

  /** Tries as often as is worth it, for a time in milliseconds. */
  async function lookFor(duration: number): Promise<void> {
    for (const end = now + duration; now < end; now += watched.rest ?? duration) await look();
  }

  beforeEach(() => {
    git = new Seeing('git');
    snapshots = new Seeing('snapshot');
    now = 0;
    stop = new AbortController();
    const folder = { label: 'shop', uri: undefined as never };
    const clock = (): number => now;
    watched = new WatchedFolder({
      folder,
      root: '/shop',
      sight: git,
      withoutGit: () => snapshots,
      now: clock,
    });
  });

  it('stays with git when it fails some times within a second', async () => {
    git.fails = true;
    for (now = 0; now < 1000; now += 100) assert.equal(await look(), undefined);
    git.fails = false;
    now = 2000;
    assert.equal((await look())?.changes.length, 1);
    assert.deepEqual([watched.sight.by, watched.rest, snapshots.looks], ['git', undefined, 0]);
  });

  it('tries more and more seldom, is not blind meanwhile, and takes git back when it works', async () => {
    git.fails = true;
    await lookFor(10 * 60_000);
    assert.ok(git.looks < 15, `${git.looks} tries`);
    assert.equal(watched.sight.by, 'snapshot');
    assert.equal((await look())?.changes.length, 1);
    git.fails = false;
    watched.hurry();
    const tries = git.looks;
    await look();
    assert.deepEqual([git.looks, watched.sight.by, watched.rest], [tries + 1, 'git', undefined]);
  });

  it('tells git afterwards what was accepted while it failed', async () => {
    git.fails = true;
    await look();
    await watched.accept(['a.ts'], stop.signal);
    git.fails = false;
    watched.hurry();
    assert.deepEqual((await look())?.changes, []);
    assert.deepEqual(git.accepted, ['a.ts']);
    await look();
    assert.deepEqual(git.accepted, ['a.ts']);
  });

  it('lets go of a git that hangs when it is stopped', async () => {
    git.hangs = true;
    const looking = look();
    stop.abort();
    await assert.rejects(looking, GitFailure);
  });
});
