import { isProse, type BoundaryRule } from '../boundaryRule.ts';

const folders = new Set(['docs', 'doc', 'documentation']);
/** What a documentation folder may hold beside prose without becoming code. */
const extensions = new Set('txt png jpg jpeg gif webp'.split(' '));

/** READMEs and documentation: text for people. Code and configuration in a documentation folder stay production. */
export const documentation: BoundaryRule = {
  name: 'open/documentation',
  zone: 'open',
  why: 'Documentation: text for colleagues, free to improve.',
  matches: (file) => isProse(file) || (folders.has(file.names[0] ?? '') && extensions.has(file.extension)),
};
