import type { FixLimits } from './policy.ts';

/** What holds where a policy names no limits: a change one person can review in a few minutes. */
export const defaultLimits: FixLimits = { files: 5, lines: 80, owners: 1, dependents: 25 };

/** Limits as a policy file writes them: what is left out is taken from somewhere more general. */
export type PartialLimits = { readonly [Key in keyof FixLimits]?: FixLimits[Key] | undefined };

/** Fills in what `limits` leaves out. */
export function completeLimits(limits: PartialLimits | undefined, otherwise: FixLimits): FixLimits {
  return {
    files: limits?.files ?? otherwise.files,
    lines: limits?.lines ?? otherwise.lines,
    owners: limits?.owners ?? otherwise.owners,
    dependents: limits?.dependents ?? otherwise.dependents,
  };
}

/** Of each limit the lower one. */
export function stricterLimits(first: FixLimits, second: FixLimits): FixLimits {
  return {
    files: Math.min(first.files, second.files),
    lines: Math.min(first.lines, second.lines),
    owners: Math.min(first.owners, second.owners),
    dependents: Math.min(first.dependents, second.dependents),
  };
}
