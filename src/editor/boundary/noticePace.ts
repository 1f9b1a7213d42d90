import type { Crossing } from '../../core/boundary/crossing.ts';

/** How long further files are left to the status bar after one was told of, in milliseconds. */
const quietTime = 60_000;

/** When to tell of a crossing: at once, together with others that come now, or not at all. */
export type Notice = 'now' | 'together' | 'never';

/**
 * Decides which crossings are told of, so that notifications stay few. A quiet time follows each, and ends whatever
 * became of the notification: one that slid into the bell is never answered. Critical files are told of even then, but
 * a file and what happened to it only once.
 */
export class NoticePace {
  #last = Number.NEGATIVE_INFINITY;
  readonly #told = new Set<string>();

  /** @param now in milliseconds; a clock that was set back ends the quiet time */
  decide(crossing: Pick<Crossing, 'folder' | 'path' | 'change' | 'zone'>, now: number): Notice {
    const since = now - this.#last;
    const isQuiet = since >= 0 && since < quietTime;
    if (!isQuiet) this.#told.clear();
    const key = JSON.stringify([crossing.folder, crossing.path, crossing.change]);
    if (isQuiet && (crossing.zone !== 'critical' || this.#told.has(key))) return 'never';
    this.#told.add(key);
    this.#last = now;
    return isQuiet ? 'together' : 'now';
  }
}
