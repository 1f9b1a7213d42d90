import * as path from 'node:path';
import * as vscode from 'vscode';
import { placeFix } from '../../../core/boundary/fix/placeFix.ts';
import type { FixFile } from '../../../core/boundary/fix/fixFile.ts';
import { readStatus, type StatusEntry } from '../../../node/git/gitStatus.ts';
import type { FixRules } from '../../../core/boundary/fix/placeFix.ts';
import type { FixPlace } from './fixPlace.ts';

/** A file of a repository that differs from the last commit. */
export interface ChangedFile {
  /** Inside the repository, with `/`. */
  readonly path: string;
  readonly uri: vscode.Uri;
  readonly change: 'edit' | 'create' | 'delete';
  readonly placement: FixFile['placement'];
}

/**
 * What git says has changed in a repository, placed. Files of the lab are left out, and names that are no UTF-8, which
 * VS Code cannot open either.
 *
 * @throws GitFailure
 */
export async function changedFiles(place: FixPlace, rules: FixRules): Promise<ChangedFile[]> {
  const { entries } = await readStatus(place.git, place.root, { signal: place.signal });
  return entries
    .filter(({ isExact, path: file }) => isExact && !file.endsWith('/') && !rules.isLab(file))
    .map((entry) => {
      const change = changeOf(entry);
      const none = { kind: 'text', added: 0, removed: 0, before: undefined, after: undefined } as const;
      const { placement } = placeFix({ path: entry.path, change, ...none }, rules);
      return { path: entry.path, uri: vscode.Uri.file(path.join(place.root, entry.path)), change, placement };
    });
}

function changeOf({ head, worktree, index }: StatusEntry): ChangedFile['change'] {
  if (worktree === 'D' || (index === 'D' && worktree === '.')) return 'delete';
  return head ? 'edit' : 'create';
}

/** Whether small fixes are welcome where a file stands. */
export function isFixable({ placement }: Pick<ChangedFile, 'placement'>): boolean {
  return placement.zone === 'open' || placement.zone === 'gated';
}
