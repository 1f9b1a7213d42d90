import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Look, Outcome, SeenChange, Sight } from '../../../../src/app/boundary/sight.ts';
import { ExplorationBase, baseFolder } from '../../../../src/node/boundary/explorationBase.ts';
import { lookAt } from '../../../../src/node/boundary/fileMark.ts';
import { FolderBaseline } from '../../../../src/node/boundary/folderBaseline.ts';
import { GitSight } from '../../../../src/node/boundary/gitSight.ts';
import { KeptContents } from '../../../../src/node/boundary/keptContents.ts';
import { putBack } from '../../../../src/node/boundary/putBack.ts';
import { SnapshotSight } from '../../../../src/node/boundary/snapshotSight.ts';
import { findRepository } from '../../../../src/node/git/findRepository.ts';

/** Runs a program. */
export const run = promisify(execFile);
/** No open crossings. */
export const nothing: ReadonlySet<string> = new Set();

/** A production folder and a lab beside it, and who looks at the one for the other. */
export class Place {
  readonly top: string;
  readonly shop: string;
  readonly lab: string;

  /** Makes both in a temporary folder, without a repository. */
  static async make(): Promise<Place> {
    const place = new Place(await realpath(await mkdtemp(path.join(tmpdir(), 'footbridge-seeing-'))));
    await Promise.all([mkdir(place.shop), mkdir(place.lab)]);
    return place;
  }

  constructor(top: string) {
    this.top = top;
    [this.shop, this.lab] = [path.join(top, 'shop'), path.join(top, 'lab')];
  }

  async git(...args: string[]): Promise<string> {
    return await this.gitIn(this.shop, ...args);
  }

  async gitIn(cwd: string, ...args: string[]): Promise<string> {
    const settings = [
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@example.com',
      '-c',
      'core.autocrlf=false',
      '-c',
      'protocol.file.allow=always',
    ];
    const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    const env = { ...Object.fromEntries(environment), GIT_CONFIG_GLOBAL: '/dev/null' };
    return (await run('git', [...settings, ...args], { cwd, env })).stdout;
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(this.shop, file)), { recursive: true });
    await writeFile(path.join(this.shop, file), text);
  }

  async read(file: string): Promise<string> {
    return await readFile(path.join(this.shop, file), 'utf8');
  }

  async remove(file: string): Promise<void> {
    await rm(path.join(this.shop, file), { recursive: true });
  }

  async commitAll(message = 'work'): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', message);
  }

  baseline(by: 'git' | 'snapshot', folder: string, isAnew = false): FolderBaseline {
    const contents = new KeptContents(this.lab, baseFolder('one'));
    return new FolderBaseline(folder, by, { record: new ExplorationBase(this.lab, 'one'), contents, isAnew });
  }

  /** As a window does when it opens. */
  async sight(
    inside = '',
    isAnew = false,
    { git = 'git', timeLimit }: { git?: string; timeLimit?: number } = {},
  ): Promise<GitSight> {
    const folder = path.join(this.shop, inside);
    const repository = await findRepository(folder);
    assert.ok(repository);
    const baseline = this.baseline('git', folder, isAnew);
    return new GitSight({ git, repository, folder, baseline, timeLimit });
  }

  snapshot(most?: number): SnapshotSight {
    const [folder, baseline] = [this.shop, this.baseline('snapshot', this.shop)];
    return new SnapshotSight({ folder, baseline, isLeftOut: () => false, most });
  }
}

/** A repository with a few files and one commit. */
export async function shopWithGit(): Promise<Place> {
  const place = await Place.make();
  await place.git('init', '--quiet', '--initial-branch=main');
  await place.write('.gitignore', 'ignored/\n.env\n');
  await place.write('src/a.ts', 'a\n');
  await place.write('src/b.ts', 'b\n');
  await place.commitAll();
  return place;
}

/** Looks, and fails where it could not be told. */
export async function look(sight: Sight, open = nothing): Promise<Look> {
  const seen = await sight.look(open);
  assert.ok(seen);
  return seen;
}

/** "edit a.ts" and so on, sorted; with a `!` where it cannot be put back. */
export async function changesOf(sight: Sight): Promise<string[]> {
  return (await look(sight)).changes.map(say).toSorted();
}

/** "edit a.ts", with a `!` where it cannot be put back. */
export function say({ change, path: file, canPutBack }: SeenChange): string {
  return `${change} ${file}${canPutBack ? '' : ' !'}`;
}

/** What became of an open crossing of which no change is left. */
export async function outcome(
  sight: Sight,
  change: SeenChange['change'],
  file: string,
): Promise<Outcome | undefined> {
  return await (await look(sight)).outcomeOf({ path: file, change });
}

/** Puts a file back; with `size`, as if it had been of that size when it was seen. */
export async function restore(place: Place, sight: Sight, file: string, size?: number): Promise<boolean> {
  const before = await sight.before(file);
  if (!before) return false;
  const target = path.join(place.shop, file);
  const mark = await lookAt(target);
  return await putBack({
    root: place.shop,
    path: file,
    before,
    seen: size === undefined ? mark : { ...mark, size },
    copy: { lab: place.lab, relative: `.footbridge/boundary/one/put-back/${path.basename(file)}` },
    write: async (contents) => {
      await (contents ? writeFile(target, contents) : rm(target));
      return true;
    },
  });
}
