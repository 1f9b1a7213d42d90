import { limitsInRepository, placeInRepository, type RepositoryRules } from '../placeInRepository.ts';
import { stricterLimits } from '../policy/fixLimits.ts';
import { exploration } from '../rules/exploration.ts';
import { stricter } from '../stricter.ts';
import type { Placement } from '../zone.ts';
import type { FixChange, FixFile } from './fixFile.ts';

/** What decides about the files of a fix. */
export interface FixRules {
  /** As the policy stands on disk. */
  readonly now: RepositoryRules;
  /**
   * As it was committed, without a policy where none was: of both the stricter answer holds, so that nobody loosens
   * their own limits.
   */
  readonly committed: RepositoryRules;
  /** Who reviews a path inside the repository. */
  readonly ownersOf: (path: string) => readonly string[];
  /** Whether a path lies in the lab, which is no part of the product. */
  readonly isLab: (path: string) => boolean;
}

/** Whether the policy on disk is in no commit: then nobody has agreed to what it says. */
export function hasUncommittedPolicy({ now, committed }: FixRules): boolean {
  return now.policy !== undefined && committed.policy === undefined;
}

/** Says where a changed file stands and what one fix to it may touch; of a renamed file, both its places count. */
export function placeFix(change: FixChange, rules: FixRules): FixFile {
  const { placement, limits } = placePath(change.path, rules);
  if (change.from === undefined) return { ...change, placement, limits };
  const before = placePath(change.from, rules);
  const owners = [...new Set([...placement.owners, ...before.placement.owners])];
  return {
    ...change,
    placement: { ...stricter(placement, before.placement), owners },
    limits: stricterLimits(limits, before.limits),
  };
}

function placePath(path: string, rules: FixRules): Pick<FixFile, 'placement' | 'limits'> {
  const { now, committed } = rules;
  const owners = rules.ownersOf(path);
  const placementBy = (where: RepositoryRules): Placement => ({ ...placeInRepository(path, where), owners });
  const limits = limitsInRepository(path, now);
  if (rules.isLab(path)) return { placement: inLab, limits };
  return {
    placement: stricter(placementBy(now), placementBy(committed)),
    limits: stricterLimits(limits, limitsInRepository(path, committed)),
  };
}

const inLab: Placement = {
  zone: exploration.zone,
  rule: exploration.name,
  why: exploration.why,
  risk: exploration.risk,
  owners: [],
};
