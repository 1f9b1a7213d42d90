import type { OutOfReach } from '../../evidence/outOfReach.ts';
import type { Experiment } from '../../experiment/experiment.ts';

/** How long what was discarded can be taken back, in days. */
export const trashDays = 30;
const dayMs = 86_400_000;

/** What stays when a prototype is thrown away; `evidence` to `brief` only where there is some. */
export const keptParts = ['hypothesis', 'evidence', 'generations', 'crossings', 'brief', 'learning'] as const;
export type KeptPart = (typeof keptParts)[number];

/** What goes when a prototype is thrown away, as far as it can be counted. */
export interface Disposal {
  readonly variants: number;
  /** Files of the variants. */
  readonly files: number;
  readonly checkpoints: number;
  /** Attached files with data. */
  readonly datasets: number;
  /** Size on the disk of all that goes. */
  readonly bytes: number;
  readonly keeps: readonly KeptPart[];
}

/** Where a prototype may still be that was thrown away, and Footbridge cannot delete it. */
export type Beyond =
  | Extract<OutOfReach, { kind: 'gitHistory' | 'gitRemotes' | 'gitUnknown' }>
  /** A test kit was given out. */
  | { readonly kind: 'kits' }
  /** Saved tools and pages opened in a browser lie wherever somebody put them. */
  | { readonly kind: 'tools' }
  /** Copies of the brief, with its pictures. */
  | { readonly kind: 'brief' };

/** Until when a prototype can be taken back, as an ISO time. @param discarded `at`: when it was discarded, an ISO time */
export function restorableUntil(discarded: { readonly at: string }): string {
  return new Date(Date.parse(discarded.at) + trashDays * dayMs).toISOString();
}

/** Whether its time in the trash is not over; another computer may not have it all the same. */
export function isRestorable({ discarded }: Pick<Experiment, 'discarded'>, now: Date): boolean {
  return discarded !== undefined && now.getTime() <= Date.parse(restorableUntil(discarded));
}
