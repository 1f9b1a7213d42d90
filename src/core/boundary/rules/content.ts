import type { BoundaryRule } from '../boundaryRule.ts';

const folders = new Set('content copy locale locales i18n l10n lang translations'.split(' '));
/** Formats that carry words and nothing that runs. */
const extensions = new Set('json yaml yml txt po pot properties arb strings xliff xlf ftl'.split(' '));

/** The words customers read, kept as data in a folder for them. A script in such a folder stays production. */
export const content: BoundaryRule = {
  name: 'open/content',
  zone: 'open',
  why: 'Copy: the words customers read, free to improve.',
  matches: (file) =>
    extensions.has(file.extension) && file.names.slice(0, -1).some((name) => folders.has(name)),
};
