import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from '../git/findRepository.ts';

/**
 * Stands for everything that has moved HEAD or the stash of a working tree: as long as it is the same, neither a
 * checkout, a commit, a reset nor a stash has come between. Git appends to these logs at each of them, also when
 * HEAD ends where it was.
 */
export async function historyOf({ gitDir, commonDir }: Repository): Promise<string> {
  const logs = [
    path.join(gitDir, 'logs', 'HEAD'),
    path.join(commonDir, 'logs', 'refs', 'stash'),
    // Where git keeps branches in another format, each change to one writes this anew.
    path.join(gitDir, 'reftable', 'tables.list'),
    path.join(commonDir, 'reftable', 'tables.list'),
  ];
  return (await Promise.all(logs.map(stampOf))).join(' ');
}

async function stampOf(file: string): Promise<string> {
  const stats = await stat(file, { bigint: true }).catch(() => undefined);
  return stats ? `${stats.size}:${stats.mtimeNs}` : '-';
}
