import { applyChanges } from '../../core/generation/applyChanges.ts';
import { applyEdits, type MissedEdit } from '../../core/generation/applyEdits.ts';
import type { FileChange, PrototypeFile } from '../../core/generation/fileChange.ts';
import { isEdits, type WireChange } from '../../core/generation/wireChange.ts';

/** What the answers of one turn make of a prototype, before any of it is written. */
export class Draft {
  /** The changes of each answer that was taken. */
  readonly #rounds: (readonly WireChange[])[] = [];
  #files: readonly PrototypeFile[];
  /** What the model was asked for once more and has not given yet. */
  #owed: readonly MissedEdit[] = [];

  /** @param files the prototype as the model was shown it */
  constructor(files: readonly PrototypeFile[]) {
    this.#files = files;
  }

  /** The prototype with all changes so far. */
  get files(): readonly PrototypeFile[] {
    return this.#files;
  }

  /**
   * Takes an answer's changes but those of files in which one of them missed. An answer to a request for what missed
   * before is taken for those files alone: a model that repeats the rest would have it done twice.
   *
   * @param unseen files whose text the model was not shown, which it may edit but neither replace nor delete
   * @returns what missed, now or before, and was not made up for since
   */
  take(changes: readonly WireChange[], unseen: readonly string[] = []): readonly MissedEdit[] {
    const asked = this.#owed.length === 0 ? changes : changes.filter((change) => this.#isOwed(change));
    const blind = asked.filter((change) => !isEdits(change) && unseen.includes(change.path));
    const seen = asked.filter(({ path }) => !blind.some((one) => one.path === path));
    const made = applyEdits(this.#files, seen);
    const missed: MissedEdit[] = [
      ...blind.map(({ path }) => ({ path, search: '', why: 'not-shown' }) as const),
      ...made.missed,
    ];
    this.#files = applyChanges(this.#files, made.changes);
    this.#rounds.push(asked.filter(({ path }) => !missed.some((one) => one.path === path)));
    this.#owed = [...stillOwed(this.#owed, asked), ...missed];
    return this.#owed;
  }

  /** Edits of a file that is not there were meant for another one, which nothing was taken for yet. */
  #isOwed({ path }: WireChange): boolean {
    if (this.#owed.some((one) => one.path === path)) return true;
    const isMistaken = this.#owed.some(({ why }) => why === 'no-file');
    return isMistaken && !this.#rounds.flat().some((change) => change.path === path);
  }

  /**
   * The changes to make to the prototype as it is by now. Edits are made anew, so that what somebody changed by hand
   * elsewhere in a file meanwhile stays; a file in which they no longer find their place becomes as the model meant it.
   */
  changesFor(present: readonly PrototypeFile[]): FileChange[] {
    const texts = new Map<string, string | undefined>();
    const lost = new Set<string>();
    let files = present;
    for (const round of this.#rounds) {
      const { changes, missed } = applyEdits(files, round);
      files = applyChanges(files, changes);
      for (const { path, text } of changes) texts.set(path, text);
      for (const { path } of missed) lost.add(path);
    }
    for (const path of lost) texts.set(path, this.#files.find((file) => file.path === path)?.text);
    return [...texts].map(([path, text]) => ({ path, text }));
  }
}

/** What an answer made no other try at, neither in the file that was named nor in one that was meant instead. */
function stillOwed(owed: readonly MissedEdit[], answer: readonly WireChange[]): readonly MissedEdit[] {
  const tried = new Set(answer.map(({ path }) => path));
  const named = new Set(owed.map(({ path }) => path));
  const isElsewhere = [...tried].some((path) => !named.has(path));
  return owed.filter(({ path, why }) => !tried.has(path) && !(why === 'no-file' && isElsewhere));
}
