import type { GateChange } from '../../core/boundary/gate/gateChange.ts';
import { GateFault } from './gateFault.ts';
import type { GateGit } from './gateGit.ts';
import { pathOf, records } from './gitNames.ts';
import { mergedCommits } from './mergedCommits.ts';
import { kindOf, parseChanges } from './parseChanges.ts';

/** What is to be checked: the commit being made, everything since another branch, or all there is. */
export type GateMode =
  | { readonly kind: 'staged' }
  | { readonly kind: 'base'; readonly ref: string; readonly head: string }
  | { readonly kind: 'all' };

export interface ChangeSet {
  /** What differs from every commit the change starts from: the rest of a merge is somebody else's work. */
  readonly changes: readonly GateChange[];
  /**
   * The commits the change starts from. None where there is none yet, and when all is checked; several where a merge is being
   * finished, and where two histories merged each other more than once.
   */
  readonly starts: readonly string[];
  /** What differs from the first of them. */
  readonly sinceFirst: readonly GateChange[];
  /** For people. */
  readonly compared: string;
  readonly countLines: CountLines;
}

/**
 * Lines added and removed by path, for which git has to read what each file held before and holds now; `undefined` for a file
 * whose lines cannot be counted. Of several starts, the one that differs least counts.
 *
 * @param renames whether a renamed file counts as one that was changed, rather than as one that goes and one that comes
 */
export type CountLines = (renames: boolean) => Promise<ReadonlyMap<string, number | undefined>>;

/**
 * Nothing of it is left to a person's configuration, and lines are counted by git itself and not by a program that a
 * repository names.
 */
const diffOptions = [
  '--raw',
  '-z',
  '-r',
  '-M',
  '-l1000',
  '--no-color',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/** @throws GateFault when git cannot tell, for example in a shallow clone without the merge base */
export async function readChangeSet(git: GateGit, mode: GateMode): Promise<ChangeSet> {
  if (mode.kind === 'staged') return await staged(git);
  return mode.kind === 'all' ? await everything(git) : await since(git, mode);
}

async function staged(git: GateGit): Promise<ChangeSet> {
  // Git answers 128 where there is no commit yet, which costs no question of its own in the usual case.
  const [diff, merged] = await Promise.all([
    git.run(againstIndex('HEAD'), { answers: [128] }),
    mergedCommits(git),
  ]);
  if (diff.exitCode === 0)
    return await fromAll(git, ['HEAD', ...merged], {
      sinceFirst: parseChanges(diff.stdout),
      against: againstIndex,
      compared:
        merged.length === 0
          ? 'the index against the last commit'
          : 'the index against the last commit and what is being merged into it',
    });
  const head = await git.run(['rev-parse', '--verify', '--quiet', 'HEAD'], { answers: [1] });
  if (head.exitCode === 0) throw new GateFault('Git could not compare the index with the last commit.');
  const empty = await git.run(['hash-object', '-t', 'tree', '--stdin']);
  const tree = empty.stdout.toString('utf8').trim();
  const first = await git.run(againstIndex(tree));
  const changes = parseChanges(first.stdout);
  return {
    changes,
    starts: [],
    sinceFirst: changes,
    compared: 'the index of the first commit',
    countLines: counting(git, [againstIndex(tree)]),
  };
}

function againstIndex(commit: string): string[] {
  return ['diff-index', '--cached', ...diffOptions, commit, '--'];
}

interface Comparison {
  readonly sinceFirst: readonly GateChange[];
  /** The arguments by which git compares with a commit. */
  readonly against: (commit: string) => string[];
  readonly compared: string;
}

async function fromAll(
  git: GateGit,
  starts: readonly string[],
  { sinceFirst, against, compared }: Comparison,
): Promise<ChangeSet> {
  const differing = await Promise.all(
    starts.slice(1).map(async (start) => {
      const diff = await git.run(withoutRenames(against(start)));
      return new Set(parseChanges(diff.stdout).map((change) => change.path));
    }),
  );
  const isOwn = (path: string): boolean => differing.every((paths) => paths.has(path));
  return {
    changes: differing.length === 0 ? sinceFirst : sinceFirst.flatMap((change) => ownPart(change, isOwn)),
    starts,
    sinceFirst,
    compared,
    countLines: counting(git, starts.map(against)),
  };
}

/** A renamed file may be changed here and gone there. */
function ownPart(change: GateChange, isOwn: (path: string) => boolean): GateChange[] {
  const { path, from } = change;
  if (from === undefined || isOwn(path) === isOwn(from)) return isOwn(path) ? [change] : [];
  return isOwn(path)
    ? [{ ...change, from: undefined, change: 'added' }]
    : [{ ...change, path: from, from: undefined, change: 'deleted', oid: '' }];
}

async function since(git: GateGit, { ref, head }: { ref: string; head: string }): Promise<ChangeSet> {
  const [base, tip] = [await commitOf(git, ref), await commitOf(git, head)];
  // Two histories that merged each other have several; to take one of them would blame the change for the other's.
  const found = await git.run(['merge-base', '--all', base, tip], { answers: [1] });
  const starts = found.stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  const [first] = starts;
  if (found.exitCode === 1 || first === undefined) throw await noMergeBase(git, ref);
  const against = (start: string): string[] => ['diff-tree', ...diffOptions, start, tip, '--'];
  const diff = await git.run(against(first));
  const names = starts.map((start) => start.slice(0, 12)).join(' and ');
  const compared = `${head} against ${names}, where it left ${ref}`;
  return await fromAll(git, starts, { sinceFirst: parseChanges(diff.stdout), against, compared });
}

/** @param ref from a caller or an environment variable: it must never be read as an option */
async function commitOf(git: GateGit, ref: string): Promise<string> {
  const fault = new GateFault(
    `There is no commit "${ref}" here. Fetch it first: git fetch origin ${ref.replace(/^origin\//, '')}`,
  );
  if (ref === '' || ref.startsWith('-')) throw fault;
  const args = ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`];
  const found = await git.run(args, { answers: [1, 128] });
  if (found.exitCode !== 0) throw fault;
  return found.stdout.toString('utf8').trim();
}

async function noMergeBase(git: GateGit, ref: string): Promise<GateFault> {
  const shallow = await git.run(['rev-parse', '--is-shallow-repository']);
  return shallow.stdout.toString('utf8').trim() === 'true'
    ? new GateFault(
        `This clone is shallow and does not reach back to where the change left ${ref}. Fetch the rest first: git fetch --unshallow (in GitHub Actions: actions/checkout with fetch-depth: 0).`,
      )
    : new GateFault(`The change has no common history with ${ref}, so there is nothing to compare it with.`);
}

async function everything(git: GateGit): Promise<ChangeSet> {
  const listing = await git.run(['ls-files', '--stage', '-z', '--full-name', '--', ':/']);
  const changes = parseEntries(listing.stdout);
  return {
    changes,
    starts: [],
    sinceFirst: changes,
    compared: 'everything in the index',
    countLines: async () => await Promise.resolve(new Map()),
  };
}

/** The same comparisons once more, so that the same files are taken for renamed. */
function counting(git: GateGit, comparisons: readonly string[][]): CountLines {
  return async (renames) => {
    const counted = new Map<string, number | undefined>();
    for (const comparison of comparisons) {
      const [command = '', ...rest] = renames ? comparison : withoutRenames(comparison);
      const { stdout } = await git.run([command, '--numstat', ...rest]);
      for (const { path, lines } of parseChanges(stdout)) {
        const least = Math.min(
          lines ?? Number.POSITIVE_INFINITY,
          counted.get(path) ?? Number.POSITIVE_INFINITY,
        );
        counted.set(path, Number.isFinite(least) ? least : undefined);
      }
    }
    return counted;
  };
}

function withoutRenames(comparison: readonly string[]): string[] {
  return comparison.map((option) => (option === '-M' ? '--no-renames' : option));
}

/**
 * Reads `git ls-files --stage -z` or `git ls-tree -r -z`.
 * @throws GateFault for entries with conflicts
 */
export function parseEntries(output: Buffer): GateChange[] {
  return records(output).map((record) => {
    const [header, path] = cutAtTab(record);
    const [mode = '', second = '', third = ''] = header.split(' ');
    const inTree = /^[a-z]+$/.test(second);
    if (!inTree && third !== '0') throw new GateFault(`"${path}" has conflicts. Finish the merge first.`);
    const oid = inTree ? third : second;
    return {
      path,
      from: undefined,
      change: 'added',
      kind: kindOf(mode),
      oid,
      lines: undefined,
      target: undefined,
    };
  });
}

function cutAtTab(record: string): [string, string] {
  const tab = record.indexOf('\t');
  return [record.slice(0, tab), pathOf(record.slice(tab + 1))];
}
