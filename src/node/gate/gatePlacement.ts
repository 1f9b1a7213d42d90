import { placeStrictly } from '../../core/boundary/gate/placeStrictly.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import type { GateGit } from './gateGit.ts';
import { pathOf, records } from './gitNames.ts';
import { readPolicies } from './gatePolicy.ts';

/** @returns the policy of the last commit, where paths stand by it, and the paths that commit holds */
export async function gatePlacement(git: GateGit) {
  const shown = await git.run(['cat-file', 'blob', `HEAD:${policyFileName}`], { answers: [128] });
  const text = shown.exitCode === 0 ? shown.stdout.toString('utf8') : undefined;
  const { rules } = await readPolicies({ path: policyFileName, before: text, others: [], now: text }, true);
  const listing = await git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD']);
  return { rules, place: placeStrictly(rules), paths: records(listing.stdout).map(pathOf) };
}
