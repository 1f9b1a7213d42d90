import { slugify, uniqueSlug } from '../../experiment/slug.ts';

/** A folder name for a fix: the day and its title, different from all that are taken. */
export function fixId(title: string, at: Date, taken: ReadonlySet<string>): string {
  return uniqueSlug(`${at.toISOString().slice(0, 10)}-${slugify(title, 'fix')}`, taken);
}

/**
 * A branch name of its own for a fix. All characters are ones git allows.
 *
 * @param taken full names of the branches there are; where one is called `footbridge`, git can have none below it
 */
export function fixBranch(experiment: string, title: string, taken: ReadonlySet<string>): string {
  const folder = taken.has('footbridge') ? 'footbridge-' : 'footbridge/';
  const key = (name: string): string => name.toLowerCase();
  return uniqueSlug(`${folder}${slugify(`${experiment}-${title}`, 'fix')}`, new Set([...taken].map(key)));
}
