import type { BoundaryRule } from '../boundaryRule.ts';

/** Whatever no other rule names: on doubt a file is production. */
export const production: BoundaryRule = {
  name: 'production/default',
  zone: 'production',
  why: 'This file is part of the product that customers use; engineering looks after it.',
  risk: 'Screens and features that use this file may change or stop working for customers.',
  matches: () => true,
};
