import { describeFile } from './boundaryRule.ts';
import { boundaryRules } from './boundaryRules.ts';
import { defaultLimits, stricterLimits } from './policy/fixLimits.ts';
import { foldPath } from './policy/foldPath.ts';
import type { FixLimits, Policy, PolicyMatch } from './policy/policy.ts';
import { exploration } from './rules/exploration.ts';
import { production } from './rules/production.ts';
import { selfProtection } from './rules/selfProtection.ts';
import { strict } from './rules/strict.ts';
import { zones, type Placement } from './zone.ts';

/** What decides about a repository's files. */
export interface RepositoryRules {
  /** `strict`: there is a policy file, but no good version of it is known. `undefined`: there is none. */
  readonly policy: Policy | 'strict' | undefined;
  /** Whether the window is trusted (it is unless told otherwise); in others a policy can make nothing freer. */
  readonly trusted?: boolean | undefined;
  /** Whether the file system takes `A` and `a` for the same name. */
  readonly caseInsensitive?: boolean | undefined;
}

type PlacementHere = Omit<Placement, 'owners'>;

interface Decision {
  readonly placement: PlacementHere;
  readonly match: PolicyMatch | undefined;
}

/**
 * Says where a file of a repository stands and why. What decides, in this order:
 *
 * 1. What guards the boundary itself is critical, whatever a policy says: the policy and the gate's baseline, CODEOWNERS
 *    where GitHub looks for it, git's own folders, `.github/workflows/` and `.footbridge/` at the root.
 * 2. Folders that the policy names as labs are exploration.
 * 3. The policy's rules: the last rule that matches decides; inside a rule gitignore's semantics hold.
 * 4. The built-in rules, unless the policy says `"defaults": false`.
 * 5. Everything else is production.
 *
 * Without a good policy (`strict`) the built-in rules still name what is critical, and everything else is production.
 * In an untrusted window the stricter of the policy's and the built-in answer holds. No spelling slips past a rule:
 * a path is also asked for in lower case and composed Unicode, and of two different answers the stricter one holds; on
 * a file system that ignores case only that second answer counts, as there spelling says nothing.
 *
 * @param path inside the repository, with `/`
 */
export function placeInRepository(path: string, where: RepositoryRules): PlacementHere {
  return decide(path, where).placement;
}

/**
 * How much a lightweight fix to a file of a repository may touch: the limits of the rule that decides where it stands,
 * else the policy's own, else the usual ones.
 *
 * @param path inside the repository, with `/`
 */
export function limitsInRepository(path: string, where: RepositoryRules): FixLimits {
  const { policy } = where;
  if (!policy || policy === 'strict') return defaultLimits;
  const limits = decide(path, { ...where, trusted: true }).match?.limits ?? policy.limits;
  return where.trusted === false ? stricterLimits(limits, defaultLimits) : limits;
}

function decide(path: string, where: RepositoryRules): Decision {
  const names = path.split('/').filter((name) => name !== '');
  const file = describeFile(names, false);
  const builtIn = once((): Decision => {
    const rule = boundaryRules.find((candidate) => candidate.matches(file)) ?? production;
    return { placement: placementOf(rule), match: undefined };
  });
  const { policy } = where;
  if (policy === undefined || selfProtection.matches(file)) return builtIn();
  if (policy === 'strict')
    return builtIn().placement.zone === 'critical'
      ? builtIn()
      : { placement: placementOf(strict), match: undefined };
  const byPolicy = decideBySpelling(names.join('/'), policy, where.caseInsensitive ?? false, builtIn);
  return where.trusted === false ? stricterDecision(byPolicy, builtIn()) : byPolicy;
}

function decideBySpelling(
  path: string,
  policy: Policy,
  caseInsensitive: boolean,
  builtIn: () => Decision,
): Decision {
  const otherwise = (): Decision =>
    policy.usesDefaults ? builtIn() : { placement: placementOf(production), match: undefined };
  const answer = (spelling: 'exact' | 'folded'): Decision => {
    if (isInLab(path, policy.labs, spelling))
      return { placement: placementOf(exploration), match: undefined };
    const match = policy.match(path, spelling);
    return match ? { placement: placementByPolicy(match), match } : otherwise();
  };
  const folded = answer('folded');
  return caseInsensitive ? folded : stricterDecision(answer('exact'), folded);
}

/** A lab beside the repository (`../shop-lab`) holds none of its files. */
function isInLab(path: string, labs: readonly string[], spelling: 'exact' | 'folded'): boolean {
  if (labs.length === 0) return false;
  const inOneSpelling = (text: string): string =>
    spelling === 'exact' ? text.normalize('NFC') : foldPath(text);
  const file = inOneSpelling(path);
  return labs.some((lab) => file.startsWith(`${inOneSpelling(lab)}/`));
}

function placementOf({ zone, name, why, risk }: (typeof boundaryRules)[number]): PlacementHere {
  return { zone, rule: name, why, risk };
}

function placementByPolicy({ zone, rule, why, risk, line }: PolicyMatch): PlacementHere {
  return { zone, rule, why, risk, policyLine: line };
}

/** Of equally strict ones the first, unless only the other knows its line of the policy. */
function stricterDecision(first: Decision, second: Decision): Decision {
  const difference = zones.indexOf(second.placement.zone) - zones.indexOf(first.placement.zone);
  return difference > 0 || (difference === 0 && !first.match && second.match) ? second : first;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
