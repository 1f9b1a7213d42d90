import type { BaselineEntry } from './baseline.ts';

/** How far one run of the gate has looked. */
export interface RunReach {
  /** Whether all there is was looked at, rather than a change. */
  readonly isAll: boolean;
  /** The paths of the change. */
  readonly touched: ReadonlySet<string>;
  /** Whether zones and limits applied. */
  readonly inScope: boolean;
  /** Whether a lab is known. */
  readonly hasLab: boolean;
  /** Whether every lab was there and looked into as a whole. */
  readonly isWhole: boolean;
  /** Whether an entry lists the very change that the commit before holds already: it was used, and is not wrong. */
  readonly isDone: (entry: BaselineEntry) => boolean;
}

/**
 * Whether a run looked at everything an entry of the baseline could be about. Only then does it tell something that nothing was
 * found: an entry must not be called stale by a computer without the lab, or for a change to which zones do not apply.
 */
export function coversEntry(entry: BaselineEntry, run: RunReach): boolean {
  const [kind] = entry.rule.split('/');
  const looked = run.isAll || run.touched.has(entry.path);
  if (kind === 'link') return looked && (run.hasLab || entry.rule === 'link/outside');
  // Of a change, only the lines it adds are compared.
  if (kind === 'leak') return run.isAll && run.hasLab && run.isWhole;
  if (run.isAll || !looked || run.isDone(entry)) return false;
  // A limit is about several files at once, and which ones cannot be read from an entry.
  return kind === 'policy' || (kind === 'zone' && run.inScope);
}
