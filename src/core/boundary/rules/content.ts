import type { BoundaryFile, BoundaryRule } from '../boundaryRule.ts';
import { isCopy } from '../isCopy.ts';

/** Names of files that run, or open real systems, wherever they lie. */
const risky = new Set(
  'deploy deployment docker compose kubernetes k8s helm pipeline workflow secret secrets credential credentials'.split(
    ' ',
  ),
);

/** The words customers read, kept as data in a folder for them. A script in such a folder stays production. */
export const content: BoundaryRule = {
  name: 'open/content',
  zone: 'open',
  why: 'Copy: the words customers read, free to improve.',
  risk: 'A sentence may become wrong or too long for its place, and translations fall behind.',
  matches: (file) => isCopy(file) && !isRisky(file),
};

function isRisky({ extension, ownWords }: BoundaryFile): boolean {
  return /^(?:json|ya?ml|properties)$/.test(extension) && ownWords.some((word) => risky.has(word));
}
