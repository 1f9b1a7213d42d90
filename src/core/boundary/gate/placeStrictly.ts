import { placeInRepository } from '../placeInRepository.ts';
import type { Policy } from '../policy/policy.ts';
import { zones, type Placement } from '../zone.ts';

/**
 * Where a path stands by several policies at once: the strictest answer holds, so that a change that loosens the policy
 * gains nothing by it.
 *
 * @param rules at least one
 */
export function placeStrictly(
  rules: readonly (Policy | 'strict' | undefined)[],
): (path: string) => Omit<Placement, 'owners'> {
  return (path) =>
    rules
      .map((policy) => placeInRepository(path, { policy }))
      .reduce((one, other) => (zones.indexOf(other.zone) > zones.indexOf(one.zone) ? other : one));
}
