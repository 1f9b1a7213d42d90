import type { BoundaryFile } from './boundaryRule.ts';
import { isProse } from './isProse.ts';

const folders = new Set(['docs', 'doc', 'documentation']);
/** What a documentation folder may hold beside prose without becoming code. */
const extensions = new Set('txt png jpg jpeg gif webp'.split(' '));

/** READMEs, and text and pictures in a documentation folder; code and configuration there are none. */
export function isDocumentation(file: BoundaryFile): boolean {
  return isProse(file) || (folders.has(file.names[0] ?? '') && extensions.has(file.extension));
}
