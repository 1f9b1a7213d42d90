import { readdir } from 'node:fs/promises';
import { evidenceSegments } from './evidenceLine.ts';
import { inExistingFolder } from './jail.ts';
import { leasedSessions } from './sessionLease.ts';

/** The sessions of an experiment that some window is running. @param now milliseconds since 1970 */
export async function runningSessions(root: string, slug: string, now: number): Promise<string[]> {
  const leased = await leasedSessions(root, now);
  if (leased.length === 0) return [];
  const logs = await inExistingFolder(root, evidenceSegments(slug), (folder) => readdir(folder.path));
  const known = new Set(logs);
  return leased.filter((session) => known.has(`${session}.jsonl`));
}
