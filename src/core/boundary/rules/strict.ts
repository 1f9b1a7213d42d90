import type { BoundaryRule } from '../boundaryRule.ts';

/** What holds for everything that is not critical while a repository's policy can't be read. */
export const strict: BoundaryRule = {
  name: 'production/strict',
  zone: 'production',
  why: "Engineering's policy can't be read just now, so this file counts as production.",
  risk: 'Nobody can tell what depends on this file until the policy is repaired.',
  matches: () => true,
};
