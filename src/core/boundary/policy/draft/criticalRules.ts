import { describeFile, type BoundaryRule } from '../../boundaryRule.ts';
import { continuousIntegration } from '../../rules/continuousIntegration.ts';
import { database } from '../../rules/database.ts';
import { identity } from '../../rules/identity.ts';
import { infrastructure } from '../../rules/infrastructure.ts';
import { packages } from '../../rules/packages.ts';
import { payments } from '../../rules/payments.ts';
import { secrets } from '../../rules/secrets.ts';
import { countPatterns, patternFor, type DraftRule, type ListedFile } from './draftRule.ts';

const subjects: readonly { readonly rule: BoundaryRule; readonly title: string }[] = [
  { rule: payments, title: 'Payments, billing and invoices' },
  { rule: identity, title: 'Sign-in, sessions and permissions' },
  { rule: database, title: 'The database, its schema and migrations' },
  { rule: infrastructure, title: 'What the product runs on' },
  { rule: continuousIntegration, title: 'Pipelines, hooks and who must review' },
  { rule: packages, title: 'What the product is built from' },
  { rule: secrets, title: 'Keys, passwords and environment files' },
];

/** Most patterns of one kind; further ones are the built-in rules' unless a freer rule of the draft matches them. */
const mostPaths = 40;
/** A file name found this often stands for itself wherever it is. */
const often = 3;

/**
 * Names what is expensive to get wrong: a folder where its name says so, else the file.
 *
 * @param isFreed whether an earlier rule of the draft puts a file into a freer zone
 */
export function criticalRules(
  listing: readonly ListedFile[],
  isFreed: (path: string) => boolean,
): DraftRule[] {
  const bySubject = Map.groupBy(listing, subjectOf);
  return subjects.flatMap((subject) => {
    const { rule, title } = subject;
    const found = (bySubject.get(subject) ?? []).map(({ path }) => path);
    const patternOf = patternsFor(rule, found);
    const paths = countPatterns(found, patternOf);
    const needed = new Set(found.filter(isFreed).map(patternOf));
    const kept = paths.filter(({ pattern }, index) => index < mostPaths || needed.has(pattern));
    const leftOut = found.length - kept.reduce((sum, { count }) => sum + count, 0);
    const draft = {
      zone: 'critical' as const,
      name: rule.name.replace(/^.*\//, ''),
      note: `${title}: found by their names. Add what is missing, and remove what only sounds like it.`,
      why: rule.why,
      risk: rule.risk,
      limits: undefined,
      paths: kept,
      leftOut,
      unsure: false,
    };
    return kept.length > 0 ? [draft] : [];
  });
}

/** What a file is about: first of all what a folder on its way is called after. */
function subjectOf({ path, file }: ListedFile): (typeof subjects)[number] | undefined {
  const about = subjects.filter(({ rule }) => rule.matches(file));
  return about.length < 2
    ? about[0]
    : (about.find(({ rule }) => folderOf(rule, path) !== undefined) ?? about[0]);
}

function patternsFor(rule: BoundaryRule, files: readonly string[]): (file: string) => string {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(nameOf(file), (counts.get(nameOf(file)) ?? 0) + 1);
  return (file) => {
    const folder = folderOf(rule, file);
    if (folder !== undefined) return patternFor(folder);
    const name = nameOf(file);
    const anywhere = patternFor(name).slice(1);
    const isOften = (counts.get(name) ?? 0) >= often && /^[^!# ]/.test(anywhere);
    return isOften && rule.matches(describeFile([name], false)) ? anywhere : patternFor(file);
  };
}

/** The outermost folder on the way to a file whose own name is what the rule is about. */
function folderOf(rule: BoundaryRule, file: string): string | undefined {
  const folders = file.split('/').slice(0, -1);
  const found = folders.findIndex((name) => rule.matches(describeFile([name], false)));
  return found < 0 ? undefined : `${folders.slice(0, found + 1).join('/')}/`;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
