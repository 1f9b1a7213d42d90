import type { BoundaryRule } from '../boundaryRule.ts';
import { isDocumentation } from '../isDocumentation.ts';

/** READMEs and documentation: text for people. Code and configuration in a documentation folder stay production. */
export const documentation: BoundaryRule = {
  name: 'open/documentation',
  zone: 'open',
  why: 'Documentation: text for colleagues, free to improve.',
  risk: 'Colleagues may be misled; the product itself keeps working.',
  matches: isDocumentation,
};
