import type { BoundaryFile } from './boundaryRule.ts';

const folders = new Set('content copy locale locales i18n l10n lang translations'.split(' '));
/** Formats that carry words and nothing that runs. */
const extensions = new Set('json yaml yml txt po pot properties arb strings xliff xlf ftl'.split(' '));

/** Whether the file is words that customers read, kept as data in a folder for them. */
export function isCopy(file: BoundaryFile): boolean {
  return extensions.has(file.extension) && file.names.slice(0, -1).some((name) => folders.has(name));
}
