import { unwatchFile, watchFile } from 'node:fs';
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { experimentSegments } from '../../node/lab/labPaths.ts';

/** How often the record is looked at, in milliseconds. */
const interval = 2000;

/** Where an experiment's crossings are recorded. @param lab its folder */
export function crossingsFile(lab: string, experiment: string): string {
  return path.join(lab, ...experimentSegments(experiment), 'crossings.jsonl');
}

/** What changes whenever a file does; `undefined` while there is none. */
export async function stampOf(file: string): Promise<string | undefined> {
  const stats = await stat(file).catch(() => undefined);
  return stats && `${stats.size} ${stats.mtimeMs}`;
}

/**
 * Tells of changes to a file, whoever writes it. It asks for the file's size and time now and then: VS Code's watcher
 * was seen to miss a lab that is no folder of the window, and one of the system's own would hold the folder on Windows,
 * so that the experiment could not be discarded.
 */
export function watchRecord(file: string, changed: () => void): { dispose(): void } {
  const listener = (): void => changed();
  watchFile(file, { interval, persistent: false }, listener);
  return { dispose: () => unwatchFile(file, listener) };
}
