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
  'content: "…";',
  '# ... rest of the list',
  'The rest of the code is on the receipt.',
  '',
];

describe('an elision', () => {
  for (const line of elisions) it(`is ${line.trim()}`, () => assert.equal(isElision(line), true));
  for (const line of innocent)
    it(`is not ${line.trim() || 'an empty line'}`, () => assert.equal(isElision(line), false));

  it('is found nowhere in an application that works', () => {
    const root = path.resolve(import.meta.dirname, '../../fixtures/sample-storefront');
    for (const file of globSync('**/*.{ts,tsx,css,html}', { cwd: root })) {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      assert.deepEqual(lines.filter(isElision), [], file);
    }
  });
});
