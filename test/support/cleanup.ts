import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';

const pending = new Set<() => void>();
process.on('exit', () => {
  for (const cleanup of [...pending].toReversed()) cleanup();
});

/**
 * Has something undone when this process ends, however it ends (except by SIGKILL).
 * @param cleanup must be synchronous: Node ends the process right after.
 * @returns a function that does it now, and no second time.
 */
export function atExit(cleanup: () => void): () => void {
  const once = (): void => {
    if (pending.delete(once)) cleanup();
  };
  pending.add(once);
  return once;
}

/** Ends the process in order on Ctrl-C and its relatives, so that everything given to {@link atExit} runs. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

/** A new empty folder that disappears with this process. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it now. What cannot be removed stays, and is told on the console: it must not hide how what used it ended. */
  readonly remove: () => void;
}

/**
 * Makes an empty folder under the system's temporary folder.
 * @param name appears in the folder's name, to tell whose it is.
 */
export function temporaryFolder(name: string): TemporaryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), `footbridge-${name}-`));
  const remove = atExit(() => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      console.warn(`Left behind: ${folder} (${String(error)})`);
    }
  });
  return { path: folder, remove };
}
