import type { BoundaryRule } from '../boundaryRule.ts';

/** Whatever no other rule names: on doubt a file is production. */
export const production: BoundaryRule = {
  name: 'production/default',
  zone: 'production',
  why: 'This file is part of the product that customers use; engineering looks after it.',
  matches: () => true,
};
