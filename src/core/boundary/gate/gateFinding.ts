/** Something the gate has to say about one place. Only an `error` closes it. */
export interface GateFinding {
  /** One of {@link gateRules}, or a leak's. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** Inside the repository, or inside the lab where it lies outside of it. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong and why. */
  readonly message: string;
  /** What to do instead; empty when the message says so. */
  readonly advice: string;
  /** What tells it from others of its rule in the same file: never a line number, which moves. */
  readonly subject: string;
}

/** A finding with the name by which a baseline knows it. */
export interface NamedFinding extends GateFinding {
  readonly fingerprint: string;
}

/** A finding that a baseline lets pass for a while. */
export interface ApprovedFinding extends NamedFinding {
  readonly reason: string;
  readonly expires: string;
}

/** What a run of the gate found out. */
export interface GateReport {
  readonly findings: readonly NamedFinding[];
  readonly approved: readonly ApprovedFinding[];
  /** What was not checked and why, one sentence each. */
  readonly notChecked: readonly string[];
  /** How many files were in the change. */
  readonly files: number;
  /** What the change was compared with, for people. */
  readonly compared: string;
}

/** What each rule of the gate is about; shown as the rule's description. */
export const gateRules: Readonly<Record<string, string>> = {
  'zone/production': 'A production file was changed: engineering changes these.',
  'zone/critical': 'A file where mistakes are expensive was changed: payments, sign-in, data, release.',
  'limit/files': 'A lightweight fix touches more gated files than the policy allows.',
  'limit/lines': 'A lightweight fix changes more lines than the policy allows.',
  'limit/owners': 'A lightweight fix needs more owners to review it than the policy allows.',
  'limit/dependents': 'More files import what a lightweight fix changes than the policy allows.',
  'policy/changed': 'The policy, its baseline, CODEOWNERS or the gate itself was changed.',
  'policy/warning': 'The policy has a line that may not mean what was intended.',
  'link/into-lab': 'A symbolic link in production points into the lab.',
  'link/outside': 'A symbolic link in production points out of the repository.',
  'link/out-of-lab': 'A symbolic link in the lab points out of it.',
  'file/not-checked': 'A file could not be looked into.',
  'baseline/stale': 'The baseline lists a violation that no longer exists.',
  'baseline/expired': 'The baseline lists a violation whose time is over.',
  'leak/production-imports-prototype': 'Production code imports a prototype.',
  'leak/prototype-imports-production': 'A prototype imports production code.',
  'leak/pasted-code': 'Prototype code was pasted into production.',
  'leak/lab-in-build': 'The lab is part of a production build.',
  'leak/secret': 'A prototype holds a secret.',
  'leak/unknown-import': 'An import whose target cannot be read from the code.',
};
