import { parsePolicyText } from './parsePolicyText.ts';
import { checkPatterns } from './checkPatterns.ts';
import { compilePolicy } from './compilePolicy.ts';
import type { Policy, PolicyProblem } from './policy.ts';

/**
 * Reads a policy file.
 *
 * @param text JSON with comments; a byte order mark and commas at the end of lists do no harm
 * @returns no policy when any problem is an error, so that half a policy is never taken for one. Warnings leave it
 * usable. Problems are in the order of the file. Never throws.
 */
export function readPolicy(text: string): {
  readonly policy: Policy | undefined;
  readonly problems: readonly PolicyProblem[];
} {
  const { file, place, problems: faults } = parsePolicyText(text);
  const problems = file ? [...faults, ...checkPatterns(file, place)] : faults;
  const ordered = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const usable = file && !problems.some(({ severity }) => severity === 'error');
  return {
    policy: usable
      ? compilePolicy(file, (rule, pattern) => place(['zones', rule, 'paths', pattern]).line)
      : undefined,
    problems: ordered,
  };
}
