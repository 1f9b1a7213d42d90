import { compileGroups, namesOf } from './compileIgnore.ts';
import { completeLimits, defaultLimits } from './fixLimits.ts';
import { foldPath, foldPattern } from './foldPath.ts';
import { parseIgnorePattern } from './parseIgnorePattern.ts';
import type { FixLimits, Policy, PolicyMatch } from './policy.ts';
import type { PolicyFile } from './policySchema.ts';
import { whyByZone } from './policyWords.ts';

type Rule = PolicyFile['zones'][number];

/**
 * Makes a policy that can be asked.
 *
 * @param file a value that the schema has checked
 * @param lineOf where a pattern stands in the file, by the number of its rule and its number in it, both from 0
 */
export function compilePolicy(file: PolicyFile, lineOf: (rule: number, pattern: number) => number): Policy {
  const limits = completeLimits(file.limits, defaultLimits);
  const answers = file.zones.map((rule, index) =>
    rule.paths.map((_, pattern) => answerOf(rule, index, lineOf(index, pattern), limits)),
  );
  const lists = file.zones.map((rule) => rule.paths.map((pattern) => pattern.normalize('NFC')));
  const folded = lists.map((patterns) => patterns.map(foldPattern));
  const decideExact = compile(lists);
  const isFolded = lists.every((patterns, rule) =>
    patterns.every((pattern, index) => pattern === folded[rule]?.[index]),
  );
  const decideFolded = isFolded ? decideExact : compile(folded);
  return {
    match: (path, spelling = 'exact') => {
      const found = spelling === 'exact' ? decideExact(path.normalize('NFC')) : decideFolded(foldPath(path));
      return found && answers[found.group]?.[found.pattern];
    },
    usesDefaults: file.defaults ?? true,
    limits,
    labs: (file.labs ?? []).map((lab) =>
      lab
        .split('/')
        .filter((name) => name !== '')
        .join('/'),
    ),
    gate: file.gate && { branches: file.gate.branches ?? [], authors: file.gate.authors ?? [] },
  };
}

function compile(lists: readonly (readonly string[])[]) {
  const decide = compileGroups(lists.map((patterns) => patterns.map(parseIgnorePattern)));
  return (path: string) => decide(namesOf(path), false);
}

function answerOf(rule: Rule, index: number, line: number, limits: FixLimits): PolicyMatch {
  return {
    zone: rule.zone,
    rule: `policy/${rule.name ?? index + 1}`,
    why: rule.why ?? whyByZone[rule.zone],
    risk: rule.risk,
    line,
    limits: completeLimits(rule.limits, limits),
  };
}
