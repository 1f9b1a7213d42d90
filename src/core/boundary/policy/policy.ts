import type { Zone } from '../zone.ts';

/** The policy's name, at the root of the production repository. */
export const policyFileName = 'footbridge.policy.jsonc';

/** How much one lightweight fix may touch; what goes beyond is engineering's. */
export interface FixLimits {
  readonly files: number;
  /** Lines added and removed. */
  readonly lines: number;
  /** Different owners who would have to review. */
  readonly owners: number;
  /** Files that import a changed one, directly or through others. */
  readonly dependents: number;
}

/** What the policy's own rules say of a path: the last rule that matches decides. */
export interface PolicyMatch {
  readonly zone: Exclude<Zone, 'exploration'>;
  /** `policy/<name of the rule, or its number from 1>`. */
  readonly rule: string;
  readonly why: string;
  readonly risk: string | undefined;
  /** Line of the matching pattern in the policy file, from 1. */
  readonly line: number;
  readonly limits: FixLimits;
}

/** To whose changes the gate applies zones and limits; leaks are everybody's concern. */
export interface GateScope {
  /** Patterns of branch names, `*` and `**` as in paths. */
  readonly branches: readonly string[];
  /** E-mail addresses, with `*`. */
  readonly authors: readonly string[];
}

/** A policy file that was read and compiled. */
export interface Policy {
  /**
   * What the rules say of a path as it is written (`exact`, unless told otherwise), or whatever its case (`folded`).
   * To be asked through `placeInRepository` and `limitsInRepository`, which know what stands above and below the rules.
   *
   * @param path inside the repository, with `/`
   */
  readonly match: (path: string, spelling?: 'exact' | 'folded') => PolicyMatch | undefined;
  /** Whether built-in rules place what no rule of the policy matches; otherwise that is production. */
  readonly usesDefaults: boolean;
  /** Limits for paths whose rule names none. */
  readonly limits: FixLimits;
  /** Folders of labs, relative to the repository, with `/`: inside it, or beside it (`../storefront-lab`). */
  readonly labs: readonly string[];
  /** `undefined`: zones and limits apply to everybody's changes. */
  readonly gate: GateScope | undefined;
}

/** Something wrong with a policy file. Lines and columns count from 1; ends are exclusive. */
export interface PolicyProblem {
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to write instead. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
