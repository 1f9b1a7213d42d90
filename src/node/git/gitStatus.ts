import { decodeGitPath } from './gitPath.ts';
import { runGit } from './runGit.ts';

/** One path of `git status`, as it is against HEAD (`index`) and against the index (`worktree`). */
export interface StatusEntry {
  readonly kind: 'changed' | 'renamed' | 'unmerged' | 'untracked';
  /** Inside the repository, with `/`; a folder (of an untracked repository) ends with one. */
  readonly path: string;
  /** Whether `path` is the file's real name. Otherwise that is no UTF-8, and `path` shows its bytes as `\xff`. */
  readonly isExact: boolean;
  /** Where a renamed file was. */
  readonly from: string | undefined;
  /** Git's letters: M, A, D, R, C, T, U, `.` for unchanged, `?` for untracked. */
  readonly index: string;
  readonly worktree: string;
  /** Git's four letters for a submodule, such as `SCMU`; `undefined` for anything else. */
  readonly submodule: string | undefined;
  /** In HEAD; `undefined` where it has none, and for unmerged paths. */
  readonly head: { readonly mode: string; readonly hash: string } | undefined;
}

/** A repository's state at one moment. */
export interface RepositoryStatus {
  /** The commit that is checked out; `undefined` before the first one. */
  readonly head: string | undefined;
  readonly entries: readonly StatusEntry[];
}

const noMode = '000000';

/**
 * Asks git what differs from HEAD, untracked files one by one and ignored ones not at all. Nothing is written, also not
 * the index that git refreshes otherwise.
 *
 * @param git the executable
 * @param folder in the repository; only what lies in it is reported
 * @throws GitFailure
 */
export async function readStatus(
  git: string,
  folder: string,
  options: { readonly renames?: boolean; readonly signal?: AbortSignal | undefined } = {},
): Promise<RepositoryStatus> {
  const args = ['status', '--porcelain=v2', '--branch', '-z', '--untracked-files=all'];
  const renames = options.renames === true ? '--find-renames' : '--no-renames';
  const { stdout } = await runGit(git, [...args, renames, '--', '.'], {
    cwd: folder,
    signal: options.signal,
  });
  return parseStatus(stdout);
}

/** Reads `git status --porcelain=v2 --branch -z` (see git-status(1)). Lines of a kind that is not known are left out. */
export function parseStatus(output: Buffer): RepositoryStatus {
  let head: string | undefined;
  const entries: StatusEntry[] = [];
  const records = splitAtZero(output);
  for (let record = records.next(); record.done !== true; record = records.next()) {
    const line = record.value;
    const kind = String.fromCharCode(line[0] ?? 0);
    if (kind === '#') head = /^# branch\.oid ([0-9a-f]{40,64})$/.exec(line.toString('latin1'))?.[1] ?? head;
    else if (kind === '?') entries.push(untracked(line));
    else if (kind === '1') entries.push(changed(line));
    else if (kind === '2') entries.push(renamed(line, records.next().value));
    else if (kind === 'u') entries.push(unmerged(line));
  }
  return { head, entries };
}

function untracked(line: Buffer): StatusEntry {
  const { path, isExact } = decodeGitPath(line.subarray(2));
  const none = { from: undefined, submodule: undefined, head: undefined };
  return { kind: 'untracked', path, isExact, index: '?', worktree: '?', ...none };
}

/** `1 XY sub mH mI mW hH hI path` */
function changed(line: Buffer): StatusEntry {
  const { fields, rest } = cut(line, 8);
  const { path, isExact } = decodeGitPath(rest);
  return { kind: 'changed', path, isExact, from: undefined, ...lettersOf(fields), head: headOf(fields) };
}

/** `2 XY sub mH mI mW hH hI Xscore path`, and the old name as a record of its own */
function renamed(line: Buffer, before: Buffer | undefined): StatusEntry {
  const { fields, rest } = cut(line, 9);
  const { path, isExact } = decodeGitPath(rest);
  const from = decodeGitPath(before ?? Buffer.alloc(0)).path;
  return { kind: 'renamed', path, isExact, from, ...lettersOf(fields), head: headOf(fields) };
}

/** `u XY sub m1 m2 m3 mW h1 h2 h3 path` */
function unmerged(line: Buffer): StatusEntry {
  const { fields, rest } = cut(line, 10);
  const { path, isExact } = decodeGitPath(rest);
  return { kind: 'unmerged', path, isExact, from: undefined, ...lettersOf(fields), head: undefined };
}

function lettersOf(fields: readonly string[]): Pick<StatusEntry, 'index' | 'worktree' | 'submodule'> {
  const [, letters = '..', submodule = 'N...'] = fields;
  const isSubmodule = submodule.startsWith('S');
  return {
    index: letters[0] ?? '.',
    worktree: letters[1] ?? '.',
    submodule: isSubmodule ? submodule : undefined,
  };
}

function headOf(fields: readonly string[]): StatusEntry['head'] {
  const [mode = noMode, hash = ''] = [fields[3], fields[6]];
  return mode === noMode ? undefined : { mode, hash };
}

/** Cuts off that many fields, each ending with a space; what remains is a path and may hold any byte. */
function cut(line: Buffer, count: number): { fields: string[]; rest: Buffer } {
  const fields: string[] = [];
  let start = 0;
  while (fields.length < count) {
    const end = line.indexOf(0x20, start);
    if (end < 0) break;
    fields.push(line.toString('latin1', start, end));
    start = end + 1;
  }
  return { fields, rest: line.subarray(start) };
}

function* splitAtZero(output: Buffer): Generator<Buffer, undefined> {
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    yield output.subarray(start, end);
    start = end + 1;
  }
  return undefined;
}
