import { measureBlastRadius, type BlastRadius, type Importers } from '../../core/boundary/fix/blastRadius.ts';
import type { FixFile } from '../../core/boundary/fix/fixFile.ts';
import { exceededLimits, type LimitExceeded } from '../../core/boundary/fix/fixLimits.ts';
import type { FixSnapshot } from '../../core/boundary/fix/fixSnapshot.ts';
import { hasUncommittedPolicy, placeFix, type FixRules } from '../../core/boundary/fix/placeFix.ts';
import { errors } from '../../core/errors.ts';

/** A fix that was measured, and has not left. */
export interface MeasuredFix {
  readonly snapshot: FixSnapshot;
  readonly radius: BlastRadius;
  /** The limits it is beyond; empty when it may be proposed. */
  readonly exceeded: readonly LimitExceeded[];
  /** Whether the policy on disk is in no commit, so that it could only make this stricter. */
  readonly hasUncommittedPolicy: boolean;
}

interface Deps {
  /** Takes the chosen files as they are now. */
  readonly takeSnapshot: (chosen: readonly string[]) => Promise<FixSnapshot>;
  /** What decides about changed files, given the commit they are compared with. */
  readonly rules: (base: string) => Promise<FixRules>;
  /** Who imports what; `undefined` when it could not be found out. Only asked when the rest is within limits. */
  readonly importers: (files: readonly FixFile[]) => Promise<Importers | undefined>;
}

const nobody: Importers = { dependentsOf: () => ({ direct: [], all: [], tests: [] }), unknown: [] };

/**
 * Finds out what a fix touches before anything of it leaves: it only reads.
 *
 * @param chosen paths inside the repository, with `/`
 * @throws FootbridgeError `nothing-to-propose`, and what `takeSnapshot` throws
 */
export async function measureFix(chosen: readonly string[], deps: Deps): Promise<MeasuredFix> {
  const snapshot = await deps.takeSnapshot(chosen);
  if (snapshot.changes.length === 0) throw errors.nothingToPropose();
  const rules = await deps.rules(snapshot.base);
  const files = snapshot.changes.map((change) => placeFix(change, rules));
  // Reading every import takes a while; what may not be proposed anyway need not wait for it.
  const early = exceededLimits(measureBlastRadius(files, nobody));
  const radius = measureBlastRadius(files, early.length > 0 ? undefined : await deps.importers(files));
  return {
    snapshot,
    radius,
    exceeded: early.length > 0 ? early : exceededLimits(radius),
    hasUncommittedPolicy: hasUncommittedPolicy(rules),
  };
}
