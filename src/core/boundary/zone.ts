/**
 * Where a file stands. `exploration` is the lab; the others are production, from free to edit (`open`)
 * to where a mistake is expensive (`critical`).
 */
export const zones = ['exploration', 'open', 'gated', 'production', 'critical'] as const;
export type Zone = (typeof zones)[number];

/** The answer to "where does this file stand, and why?". */
export interface Placement {
  readonly zone: Zone;
  /** The rule that decided, a stable name such as `critical/payments`. */
  readonly rule: string;
  /** One sentence in a product manager's words. */
  readonly why: string;
  /** What could break, one sentence in a product manager's words. */
  readonly risk?: string | undefined;
  /** Who reviews changes here, from CODEOWNERS; empty when nobody is named. */
  readonly owners: readonly string[];
  /** The line of the policy file that says so, from 1; `undefined` where a built-in rule decided. */
  readonly policyLine?: number | undefined;
}
