import type { FileChange } from '../../../src/core/generation/fileChange.ts';

/** What the variant holds at first. */
export const before: Readonly<Record<string, string>> = {
  'index.html': '<h1>Before</h1>',
  'styles/main.css': 'h1 { color: teal }',
  'old/screen.html': '<p>Old</p>',
  'kept.md': 'Kept',
};

/** Edits, creates in folders that are there and in new ones, empties a folder. */
export const turn: readonly FileChange[] = [
  { path: 'index.html', text: '<h1>After</h1>' },
  { path: 'styles/extra.css', text: 'p { margin: 0 }' },
  { path: 'src/screens/basket.js', text: 'export {}' },
  { path: 'old/screen.html', text: undefined },
  { path: 'kept.md', text: 'Kept' },
];

/** What it holds when all of it was done. */
export const after: Readonly<Record<string, string>> = {
  'index.html': '<h1>After</h1>',
  'styles/main.css': 'h1 { color: teal }',
  'styles/extra.css': 'p { margin: 0 }',
  'src/screens/basket.js': 'export {}',
  'kept.md': 'Kept',
};
