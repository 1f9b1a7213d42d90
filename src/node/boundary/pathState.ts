import type { StatusEntry } from '../git/gitStatus.ts';

/** What git says of one path, HEAD against the disk, whatever lies in the index. */
export interface PathState {
  /** In HEAD. */
  readonly head: StatusEntry['head'];
  /** Whether something is on the disk. */
  readonly isThere: boolean;
  /** Whether the disk may be as HEAD all the same, because the index differs from both. */
  readonly isDoubtful: boolean;
  /** Whether its name can be used to open it. */
  readonly canOpen: boolean;
  readonly isSubmodule: boolean;
  /** Whether it is a submodule in which files are changed, and not only another commit checked out. */
  readonly isDirtyInside: boolean;
  /** Whether it is a repository of its own that git does not look into. */
  readonly isNested: boolean;
  /** Whether two sides of a merge wait for somebody to agree on it, whatever command that came from. */
  readonly isUnmerged: boolean;
}

/**
 * Joins what git says of each path: a file that is out of the index and still on disk has two entries.
 *
 * @param prefix a folder: empty, or ending with `/`. Paths come without it; what is elsewhere is left out.
 */
export function statesIn(prefix: string, entries: readonly StatusEntry[]): Map<string, PathState> {
  const states = new Map<string, PathState>();
  for (const entry of entries) {
    if (!entry.path.startsWith(prefix)) continue;
    const path = entry.path.slice(prefix.length).replace(/\/$/, '');
    const state = stateOf(entry);
    const other = states.get(path);
    const joined = other
      ? {
          ...state,
          head: state.head ?? other.head,
          isThere: state.isThere || other.isThere,
          isDoubtful: true,
          isUnmerged: state.isUnmerged || other.isUnmerged,
        }
      : state;
    if (joined.head || joined.isThere || joined.isUnmerged) states.set(path, joined);
    else states.delete(path);
  }
  return states;
}

function stateOf({ kind, path, index, worktree, head, isExact, submodule }: StatusEntry): PathState {
  const isUntracked = kind === 'untracked';
  const isGone = worktree === 'D' || (index === 'D' && worktree === '.');
  return {
    head,
    isThere: isUntracked || !isGone,
    isDoubtful: !isUntracked && index !== '.' && worktree !== '.',
    canOpen: isExact,
    isSubmodule: submodule !== undefined,
    isDirtyInside: submodule !== undefined && /[MU]/.test(submodule.slice(2)),
    isNested: isUntracked && path.endsWith('/'),
    isUnmerged: kind === 'unmerged',
  };
}
