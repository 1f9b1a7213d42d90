import type * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';

/** What came of taking crossings back: file-system paths. Those that were not reached before a person cancelled are in neither. */
export interface UndoResult {
  readonly undone: readonly string[];
  /** Could not be put back, for instance because nobody kept how they were. */
  readonly left: readonly string[];
}

/** How to go about taking back many crossings. */
export interface TakeBackOptions {
  /** Ends it before the next one. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Asked once, at the last moment before the first one; when it says no, all are left as they are. */
  readonly mayPutBack?: (() => Promise<boolean>) | undefined;
  /** Does what takes one file back, for instance while that may be written. */
  readonly around?: (<T>(uri: vscode.Uri, work: () => Promise<T>) => Promise<T>) | undefined;
}

/** One run over many crossings, and what came of it. */
export class TakeBackRun {
  readonly #options: TakeBackOptions;
  readonly #undone = new Set<string>();
  readonly #left = new Set<string>();
  readonly #taken: Crossing[] = [];
  #mayGo: Promise<boolean> | undefined;

  constructor(options: TakeBackOptions) {
    this.#options = options;
  }

  /** The crossings that were taken back. */
  get taken(): readonly Crossing[] {
    return this.#taken;
  }

  get result(): UndoResult {
    return { undone: [...this.#undone].filter((path) => !this.#left.has(path)), left: [...this.#left] };
  }

  /** Gives one crossing after the other until somebody cancels. */
  *each(crossings: readonly Crossing[]): Generator<Crossing> {
    for (const [index, crossing] of crossings.entries()) {
      if (this.#options.signal?.aborted === true) return;
      this.#options.onProgress?.(index, crossings.length);
      yield crossing;
    }
  }

  /**
   * Takes one back; whether it was done.
   * @param uri `undefined` when it is not in this window
   * @param work says whether it was
   */
  async take(
    crossing: Crossing,
    uri: vscode.Uri | undefined,
    work: () => Promise<boolean>,
  ): Promise<boolean> {
    const { mayPutBack = async () => true, around } = this.#options;
    const act = async (): Promise<boolean> => (await (this.#mayGo ??= mayPutBack())) && (await work());
    const isDone = uri && around ? await around(uri, act) : await act();
    (isDone ? this.#undone : this.#left).add(uri?.fsPath ?? crossing.path);
    if (isDone) this.#taken.push(crossing);
    return isDone;
  }
}
