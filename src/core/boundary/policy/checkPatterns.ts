import { foldPath } from './foldPath.ts';
import { findInertNegations } from './inertNegation.ts';
import { parseIgnorePattern } from './parseIgnorePattern.ts';
import type { PlaceOf } from './parsePolicyText.ts';
import type { PolicyProblem } from './policy.ts';
import type { PolicyFile } from './policySchema.ts';
import { findShadowed } from './shadowedRules.ts';

/** Finds what the schema can't see: patterns that never match or don't mean what they seem to, rules without effect. */
export function checkPatterns(file: PolicyFile, place: PlaceOf): PolicyProblem[] {
  return [
    ...file.zones.flatMap(({ paths }, rule) =>
      pathFaults(paths).map(({ index, message }) => ({
        severity: 'error' as const,
        message,
        ...place(['zones', rule, 'paths', index]),
      })),
    ),
    ...(file.labs ?? []).flatMap((lab, index) => {
      const message = labFault(lab);
      return message === undefined
        ? []
        : [{ severity: 'error' as const, message, ...place(['labs', index]) }];
    }),
    ...repeatedNames(file, place),
    ...findShadowed(file.zones.map(({ paths }) => paths)).map(({ rule, by, same }) => ({
      severity: 'warning' as const,
      message: same
        ? `This rule has the same paths as rule ${by + 1} below, which decides. Keep one of them.`
        : `This rule never decides: rule ${by + 1} below matches everything it does. Move it below that rule, or leave it out.`,
      ...place(['zones', rule, 'zone']),
    })),
  ];
}

function pathFaults(paths: readonly string[]): { readonly index: number; readonly message: string }[] {
  const inert = findInertNegations(paths.map(parseIgnorePattern));
  return paths.flatMap((pattern, index) => {
    const by = inert.get(index);
    const message =
      faultOf(pattern, paths.slice(0, index)) ??
      (by !== undefined &&
        `This takes nothing back: ${JSON.stringify(paths[by])} matches a folder above it as a whole. Put a rule for it below this one.`);
    return message === false ? [] : [{ index, message }];
  });
}

/** What is wrong with a pattern, given those before it in its rule; `undefined` for a good one. */
function faultOf(pattern: string, before: readonly string[]): string | undefined {
  // oxlint-disable-next-line no-control-regex -- what no name in a policy may hold
  if (/[\u0000-\u001F]/.test(pattern)) return 'A pattern is one line without control characters.';
  const { never, negated } = parseIgnorePattern(pattern);
  if (never !== undefined) return `This pattern never matches: ${never}.`;
  const path = negated ? pattern.slice(1) : pattern;
  if (/^[a-z]:[\\/]/i.test(path)) return 'Patterns begin at the root of the repository, not at a drive.';
  if (path.split('/').some((name) => name === '.' || name === '..'))
    return 'This pattern never matches: paths begin at the root of the repository and have no "." or "..".';
  if (/\\[\p{L}\p{N}_]/u.test(path.replaceAll('\\\\', '')))
    return 'Folders are separated by "/"; a backslash only keeps the character after it.';
  if (pattern.startsWith(' ')) return 'This pattern begins with a space; write it without.';
  if (negated && !before.some((other) => !other.startsWith('!')))
    return 'This takes nothing back: a pattern with ! needs one without before it in the same rule.';
  if (before.includes(pattern) && !negated && !before.some((other) => other.startsWith('!')))
    return 'This pattern is written twice in this rule: keep one.';
  return undefined;
}

function labFault(lab: string): string | undefined {
  const names = lab.split('/').filter((name) => name !== '');
  if (/[*?[\]\\!]/.test(lab)) return 'A lab is one folder, not a pattern: its path with "/".';
  if (lab.startsWith('/') || /^[a-z]:/i.test(lab))
    return 'A lab is given relative to the repository, such as "lab" or "../shop-lab".';
  const down = names.findIndex((name) => name !== '..');
  if (down < 0 || names.slice(down).some((name) => name === '.' || name === '..'))
    return 'A lab is a folder of its own: inside the repository, or beside it.';
  return foldPath(names[down] ?? '').startsWith('.git') && down === 0
    ? "A lab can't be in a folder of git."
    : undefined;
}

function repeatedNames(file: PolicyFile, place: PlaceOf): PolicyProblem[] {
  const names = file.zones.map(({ name }) => name);
  return names.flatMap((name, rule) =>
    name === undefined || names.indexOf(name) === rule
      ? []
      : [
          {
            severity: 'warning' as const,
            message: `Another rule is called "${name}" too, so nobody can tell them apart in messages.`,
            ...place(['zones', rule, 'name']),
          },
        ],
  );
}
