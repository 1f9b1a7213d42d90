import type { GapRule } from './gap.ts';
import { maintainabilityRules } from './maintainabilityRules.ts';
import { resilienceRules } from './resilienceRules.ts';
import { scaleRules } from './scaleRules.ts';
import { securityRules } from './securityRules.ts';

/** Every rule of the scan: by axis, and within an axis from what matters most in a review. */
export const gapRules: readonly GapRule[] = [
  ...scaleRules,
  ...resilienceRules,
  ...securityRules,
  ...maintainabilityRules,
];
