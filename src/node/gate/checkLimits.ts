import { placesOf, type GateChange } from '../../core/boundary/gate/gateChange.ts';
import type { GateFinding } from '../../core/boundary/gate/gateFinding.ts';
import { evaluateLimits, reachOf } from '../../core/boundary/gate/evaluateLimits.ts';
import { limitsInRepository } from '../../core/boundary/placeInRepository.ts';
import { stricterLimits } from '../../core/boundary/policy/fixLimits.ts';
import type { Policy } from '../../core/boundary/policy/policy.ts';
import type { CountLines } from './changeSet.ts';
import type { DependentsRequest } from './countDependents.ts';

export interface LimitsRequest extends Omit<DependentsRequest, 'limit'> {
  readonly rules: readonly (Policy | 'strict' | undefined)[];
  readonly ownersOf: (path: string) => readonly string[];
  readonly countLines: CountLines;
}

/** Holds the gated part of a change against the limits of lightweight fixes, of all its files the strictest. */
export async function checkLimits(
  changes: readonly GateChange[],
  request: LimitsRequest,
): Promise<{ findings: GateFinding[]; notChecked: string[] }> {
  if (changes.length === 0) return { findings: [], notChecked: [] };
  const gated = await withLines(changes, request.countLines);
  const limits = gated
    .flatMap(placesOf)
    .flatMap((path) => request.rules.map((policy) => limitsInRepository(path, { policy })));
  const strictest = limits.reduce(stricterLimits);
  const reach = reachOf(gated, request.ownersOf);
  const found = evaluateLimits(gated, reach, strictest);
  // Counting who imports a file means reading all the others: not for a change that is too large anyway.
  if (found.length > 0)
    return {
      findings: found,
      notChecked: ['who imports the changed files, because other limits are exceeded'],
    };
  const { countDependents } = await import('./countDependents.ts');
  const { count, unknown } = await countDependents(gated, { ...request, limit: strictest.dependents });
  const [first] = unknown;
  return {
    findings: evaluateLimits(gated, { ...reach, dependents: count }, strictest),
    notChecked:
      first === undefined
        ? []
        : [
            `whether ${unknown.length} file(s), "${first}" for one, import what changed: only running the code shows what they import`,
          ],
  };
}

/** What was renamed over the edge of the gated zones counts as a whole, so it is counted apart. */
async function withLines(changes: readonly GateChange[], count: CountLines): Promise<GateChange[]> {
  const isRename = ({ from }: GateChange): boolean => from !== undefined;
  const renamed = changes.some(isRename) ? await count(true) : undefined;
  const single = changes.every(isRename) ? undefined : await count(false);
  return changes.map((change) => ({
    ...change,
    lines: (isRename(change) ? renamed : single)?.get(change.path),
  }));
}
