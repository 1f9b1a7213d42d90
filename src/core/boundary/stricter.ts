import { zones, type Placement } from './zone.ts';

/** The placement whose zone is nearer to `critical`; of a moved file, both its places count. */
export function stricter(one: Placement, other: Placement | undefined): Placement {
  return other && zones.indexOf(other.zone) > zones.indexOf(one.zone) ? other : one;
}
