import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { isElision } from '../../../src/core/generation/elision.ts';

const elisions = [
  '// ... rest of the code unchanged',
  '    // ...rest of code',
  '// … existing code …',
  '/* ... */',
  '// ...',
  '<!-- ... rest of the page remains the same ... -->',
  '<!-- existing code here -->',
  '{/* ... existing components ... */}',
  '/* Rest of the styles unchanged */',
  '// The rest of the file remains the same.',
  '// Rest of the component',
  '// remaining code stays the same',
  '// (previous code omitted)',
  '// same as before',
  '// unchanged',
  '// no changes needed',
  '// keep existing styles',
  '... rest of the file ...',
  '[... rest of the code unchanged ...]',
  '… (unchanged)',
  '// other functions here',
  '// code omitted for brevity',
  '// (rest of the code remains the same)',
  '/* (rest of CSS unchanged) */',
  '// --- rest of the file unchanged ---',
  '// [previous code]',
  '// [unchanged]',
  '// existing code...',
  '// other functions …',
  '// ...snip...',
  '/* [...] */',
  '// same as original',
  '// Previous implementation remains',
];

const innocent = [
  '  ...rest,',
  '...existing,',
  '  ...props',
  'const [first, ...others] = list;',
  '<p>The rest of your order stays unchanged.</p>',
  '<p>… and 3 more</p>',
  '// Load more items when the list ends',
  '// Loading…',
  '/* Keep the rest of the page still while the dialog is open */',
  '// Keeps the file unchanged when nothing was picked',
  '// What is left of the budget, or the rest of the month',
  '/* existing customers see their last order first */',
  '// The same button goes back',
  '<!-- Basket -->',
  '/* Other styles */',
  '// [a-z]',
  '/* --- Layout --- */',
  '// Previous page (of the list)',
  'content: "…";',
  '# ... rest of the list',
  'The rest of the code is on the receipt.',
  '',
];

describe('an elision', () => {
  for (const line of elisions) it(`is ${line.trim()}`, () => assert.equal(isElision(line), true));
  for (const line of innocent)
    it(`is not ${line.trim() || 'an empty line'}`, () => assert.equal(isElision(line), false));

  it('is an ellipsis alone, in code but not in a page or where the file is not known', () => {
    for (const file of ['a.js', 'b/c.css', 'd.ts']) assert.equal(isElision('  ...', file), true, file);
    for (const file of ['a.html', 'b.tsx', 'c.md', '']) assert.equal(isElision('...', file), false, file);
  });

  it('is looked for in no time, whatever a line is made of', () => {
    const most = 198;
    const ends = ['a', '*', '-', ' ', 'for brevity', '*/', '-->'];
    const runs = [' ', '*', '-', '.', '… ', '- ', '* ', 'the ', 'all ', 'omitted '];
    const openings = ['//', '/*', '{/*', '<!--', '...', '[…', '//a', '/* existing', '// --', '// (', ''];
    for (const opening of openings) {
      for (const end of ends) {
        for (const run of runs) {
          const middle = run.repeat(most).slice(0, most - opening.length - end.length);
          const line = opening + middle + end;
          // Often enough that half a millisecond a line would outlast the time limit of the test.
          for (let round = 0; round < 100; round += 1) isElision(line);
        }
      }
    }
  });

  it('is found nowhere in an application that works', () => {
    const root = path.resolve(import.meta.dirname, '../../fixtures/sample-storefront');
    for (const file of globSync('**/*.{ts,tsx,css,html}', { cwd: root })) {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      assert.deepEqual(
        lines.filter((line) => isElision(line, file)),
        [],
        file,
      );
    }
  });
});
