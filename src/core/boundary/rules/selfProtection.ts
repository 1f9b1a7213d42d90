import type { BoundaryFile, BoundaryRule } from '../boundaryRule.ts';
import { codeownersLocations } from '../codeowners.ts';
import { baselineName } from '../gate/baselineName.ts';
import { policyFileName } from '../policy/policy.ts';

/** At the root of the repository, in lower case. */
const files = new Set(
  [policyFileName, baselineName, ...codeownersLocations].map((name) => name.toLowerCase()),
);

/** What guards the boundary: its policy, its gate and who must review. No policy can say otherwise. */
export const selfProtection: BoundaryRule = {
  name: 'critical/boundary',
  zone: 'critical',
  why: 'The boundary itself: this decides what may change and who must agree.',
  risk: 'Changes that engineers want to see first could reach customers unseen.',
  matches: ({ names, inLab }) => !inLab && (names.includes('.git') || guardsBoundary(names)),
};

/**
 * Whether a file says what may cross, or runs what checks it: the policy, the usual baseline, CODEOWNERS, the gate's own copy,
 * and every workflow, as any of them may run the gate.
 *
 * @param names from the root of the repository down to the file, composed and in lower case
 */
export function guardsBoundary(names: BoundaryFile['names']): boolean {
  const [first, second] = names;
  if (names.length <= 2 && files.has(names.join('/'))) return true;
  return first === '.footbridge' || (first === '.github' && second === 'workflows');
}
