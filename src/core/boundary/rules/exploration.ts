import type { BoundaryRule } from '../boundaryRule.ts';

/** Everything in the lab: prototypes, hypotheses and evidence. */
export const exploration: BoundaryRule = {
  name: 'exploration/lab',
  zone: 'exploration',
  why: 'This file is in the lab: try anything, nothing here reaches customers.',
  risk: 'Nothing that customers use.',
  matches: (file) => file.inLab,
};
