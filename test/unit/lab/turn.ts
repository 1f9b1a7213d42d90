import type { VariantChange } from '../../../src/core/generation/fileChange.ts';

/** What the variant holds at first. */
export const before: Readonly<Record<string, string>> = {
  'index.html': '<h1>Before</h1>',
  'styles/main.css': 'h1 { color: teal }',
  'old/screen.html': '<p>Old</p>',
  'kept.md': 'Kept',
  'img/logo.png': 'old logo',
  'img/unused.webp': 'unused',
};

/** Edits, creates in folders that are there and in new ones, empties a folder; changes, adds and deletes pictures. */
export const turn: readonly VariantChange[] = [
  { path: 'index.html', text: '<h1>After</h1>' },
  { path: 'styles/extra.css', text: 'p { margin: 0 }' },
  { path: 'src/screens/basket.js', text: 'export {}' },
  { path: 'old/screen.html', text: undefined },
  { path: 'img/logo.png', base64: btoa('new logo') },
  { path: 'fonts/text.woff2', base64: btoa('a font') },
  { path: 'img/unused.webp', text: undefined },
  { path: 'kept.md', text: 'Kept' },
];

/** What it holds when all of it was done. */
export const after: Readonly<Record<string, string>> = {
  'index.html': '<h1>After</h1>',
  'styles/main.css': 'h1 { color: teal }',
  'styles/extra.css': 'p { margin: 0 }',
  'src/screens/basket.js': 'export {}',
  'img/logo.png': 'new logo',
  'fonts/text.woff2': 'a font',
  'kept.md': 'Kept',
};
