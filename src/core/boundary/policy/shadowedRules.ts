import type { IgnorePattern } from './ignorePattern.ts';
import { parseIgnorePattern } from './parseIgnorePattern.ts';
import { PatternTree } from './patternTree.ts';

/** A rule that never decides because a later one matches at least as much. Numbers count from 0. */
export interface ShadowedRule {
  readonly rule: number;
  readonly by: number;
  /** Whether both have the same patterns. */
  readonly same: boolean;
}

/** Tells `found` the numbers of the rules that match all that one pattern matches, some more than once. */
type CoversOf = (pattern: IgnorePattern, text: string, found: (rule: number) => void) => void;

/** Of a policy with more patterns in all, only rules with the same ones are found. */
const mostPatterns = 20_000;
/** Rules are compared this often, in all; in a policy made to need more, the others are taken for effective. */
const mostSteps = 2_000_000;

/**
 * Finds rules without effect. Cautious: what it names is surely shadowed, but it does not see every case (two patterns
 * with wildcards are compared by spelling and by the folder they begin with), and a rule that takes something back
 * with `!` hides no other.
 *
 * @param rules the patterns of each rule
 */
export function findShadowed(rules: readonly (readonly string[])[]): ShadowedRule[] {
  const nextSame = findSame(rules);
  const isLarge = rules.reduce((sum, patterns) => sum + patterns.length, 0) > mostPatterns;
  const parsed = rules.map((patterns) => (isLarge ? [] : patterns.map(parseIgnorePattern)));
  const coversOf = compileCovers(rules, parsed);
  let steps = 0;
  return parsed.flatMap((patterns, rule): ShadowedRule[] => {
    const same = nextSame[rule];
    if (same !== undefined) return [{ rule, by: same, same: true }];
    let by: Set<number> | undefined;
    for (const [index, pattern] of patterns.entries()) {
      if (pattern.negated) continue;
      if (steps > mostSteps || by?.size === 0) return [];
      const before = by;
      const both = new Set<number>();
      coversOf(pattern, rules[rule]?.[index] ?? '', (number) => {
        steps += 1;
        if (number > rule && before?.has(number) !== false) both.add(number);
      });
      by = both;
    }
    return by === undefined || by.size === 0 ? [] : [{ rule, by: Math.min(...by), same: false }];
  });
}

/** For each rule the next one with the same patterns, if none of them takes something back. */
function findSame(rules: readonly (readonly string[])[]): readonly (number | undefined)[] {
  const next = new Map<string, number>();
  const same = rules.map((): number | undefined => undefined);
  for (let rule = rules.length - 1; rule >= 0; rule -= 1) {
    if (rules[rule]?.some((pattern) => pattern.startsWith('!')) === true) continue;
    const text = rules[rule]?.join('\n') ?? '';
    same[rule] = next.get(text);
    next.set(text, rule);
  }
  return same;
}

function compileCovers(
  rules: readonly (readonly string[])[],
  parsed: readonly (readonly IgnorePattern[])[],
): CoversOf {
  const tree = new PatternTree();
  const ruleOf: number[] = [];
  const byText = new Map<string, Set<number>>();
  const everything = new Set<number>();
  for (const [rule, patterns] of parsed.entries()) {
    if (patterns.some(({ negated }) => negated)) continue;
    for (const [index, pattern] of patterns.entries()) {
      tree.add(pattern);
      ruleOf.push(rule);
      const text = rules[rule]?.[index] ?? '';
      const inRules = byText.get(text) ?? new Set();
      byText.set(text, inRules.add(rule));
      if (matchesEverything(pattern)) everything.add(rule);
    }
  }
  return (pattern, text, found) => {
    for (const rule of everything) found(rule);
    for (const rule of byText.get(text) ?? []) found(rule);
    const { folder, isFolder } = within(pattern);
    tree.walk(folder, isFolder, (number) => found(ruleOf[number] ?? -1));
  };
}

/** The folder in which all matches of a pattern lie, or the very file it names. */
function within({ names, folderOnly }: IgnorePattern): {
  readonly folder: string[];
  readonly isFolder: boolean;
} {
  const wild = names.findIndex(({ kind }) => kind !== 'literal');
  const fixed = wild < 0 ? names : names.slice(0, wild);
  const folder = fixed.flatMap((name) => (name.kind === 'literal' ? [name.name] : []));
  return { folder, isFolder: wild >= 0 || folderOnly };
}

/** `*`, `/*`, `**` and the like: no path is without a first name. */
function matchesEverything({ names, folderOnly }: IgnorePattern): boolean {
  const single = names.filter(({ kind }) => kind === 'any').length === 1;
  return !folderOnly && single && names.every(({ kind }) => kind === 'any' || kind === 'folders');
}
