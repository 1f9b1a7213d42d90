import type { ReadLog } from '../../app/ports.ts';
import { stampOf } from './fileStamp.ts';
import { inExistingFolder, inspectFile } from './jail.ts';
import { readLog } from './jsonl.ts';
import type { RecordKind } from './records.ts';

/** Reads logs, and one that did not change is not read again: the result is the same object as before. */
export class LogCache<T> {
  readonly #root: string;
  readonly #kind: RecordKind<T>;
  readonly #kept = new Map<string, { readonly stamp: string; readonly log: ReadLog<T[]> }>();

  /** @param root the lab's real path */
  constructor(root: string, kind: RecordKind<T>) {
    this.#root = root;
    this.#kind = kind;
  }

  /** @param segments where it lies below the lab; its name is the last of them */
  async read(segments: readonly string[]): Promise<ReadLog<T[]>> {
    const file = segments.join('/');
    const stats = await inExistingFolder(this.#root, segments.slice(0, -1), (folder) =>
      inspectFile(folder, segments.at(-1) ?? ''),
    );
    const stamp = stats ? stampOf(stats) : '';
    const kept = this.#kept.get(file);
    if (kept?.stamp === stamp) return kept.log;
    const log = await readLog(this.#root, file, this.#kind);
    this.#kept.set(file, { stamp, log });
    return log;
  }
}
