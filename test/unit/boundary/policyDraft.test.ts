import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { placeInRepository } from '../../../src/core/boundary/placeInRepository.ts';
import { draftPolicy } from '../../../src/core/boundary/policy/draftPolicy.ts';
import type { Policy } from '../../../src/core/boundary/policy/policy.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';

const read = (text: string): Policy => {
  const { policy, problems } = readPolicy(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
    text,
  );
  assert.ok(policy);
  return policy;
};

describe('a drafted policy', () => {
  const root = path.resolve(import.meta.dirname, '../../fixtures/sample-storefront');
  const storefront = globSync('{.github/**,.env.example,*,*/**}', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const text = draftPolicy(storefront, { owners: ['@sample-storefront/storefront', 'not\nan owner'] });

  it('places what the sample storefront holds as its engineers would, and reads back without a word', () => {
    assert.deepEqual(readPolicy(text).problems, []);
    const policy = read(text);
    const zoneOf = (file: string): string => placeInRepository(file, { policy }).zone;
    assert.equal(zoneOf('docs/payments.md'), 'open');
    assert.equal(zoneOf('content/copy/en.json'), 'open');
    assert.equal(zoneOf('src/components/Button.tsx'), 'gated');
    assert.equal(zoneOf('src/styles/base.css'), 'gated');
    assert.equal(zoneOf('src/pages/CartPage.tsx'), 'production');
    assert.equal(zoneOf('src/payments/refunds.ts'), 'critical');
    assert.equal(zoneOf('db/migrations/0001_create_products.sql'), 'critical');
  });

  it('explains every line, names whom to ask, and proposes in comments what it is unsure of', () => {
    const patterns = text.split('\n').filter((line) => /^ {8}"\//.test(line));
    assert.ok(patterns.length > 10);
    for (const line of patterns) assert.match(line, /, \/\/ \S/);
    assert.match(text, /from CODEOWNERS: @sample-storefront\/storefront and others\./);
    assert.match(text, /\n +\/\/ +"\/src\/pages\/", \/\/ \d+ files/);
  });

  it('names files rather than pointing at them, and the lab by its name', () => {
    assert.doesNotMatch(text, /this file$/m);
    assert.match(text, /"\/package\.json", \/\/ "package\.json"/);
    assert.match(draftPolicy([], { owners: [], lab: '../shop-lab' }), /"labs": \["\.\.\/shop-lab"\]/);
  });

  it('asks engineering whose changes the gate holds, with lines that hold when they are taken over', () => {
    const choices = text.split('\n').filter((line) => /^ +\/\/ "gate": /.test(line));
    assert.equal(choices.length, 2);
    const gates = choices.map((line) => read(text.replace(line, line.replace('// ', ''))).gate);
    assert.deepEqual(
      gates.map((gate) => [gate?.branches.length, gate?.authors.length]),
      [
        [1, 0],
        [0, 1],
      ],
    );
    assert.equal(read(text).gate, undefined);
  });

  it('says what a wrong test could break, and does not call an example of settings critical', () => {
    const tests = draftPolicy(['test/a.test.ts', '.env.example'], { owners: [] });
    assert.match(tests, /"risk": "A fault that a test would have caught/);
    assert.doesNotMatch(tests, /\.env|"critical"/);
  });

  it('gives an empty repository a policy too', () => {
    assert.equal(read(draftPolicy([], { owners: [] })).usesDefaults, true);
  });

  it('keeps critical what lies among components, and what instructs agents out of the open', () => {
    const files = ['src/components/PaymentForm.tsx', 'docs/AGENTS.md', 'docs/a.md', 'src/components/a.tsx'];
    const policy = read(draftPolicy(files, { owners: [] }));
    assert.deepEqual(
      files.map((file) => placeInRepository(file, { policy }).zone),
      ['critical', 'production', 'open', 'gated'],
    );
  });

  it('reads back for any names, and makes nothing critical or meant for machines freer', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'src',
        'docs',
        'components',
        'locales',
        'payments',
        'db',
        'Styles',
        '.github',
        'styles',
        '.storybook',
        'PaymentForm.tsx',
        'AGENTS.md',
        'a.md',
        'en.json',
        'a[1].md',
        '[id].tsx',
        'package.json',
        '.env',
        ' a.css',
        'a\\b.md',
        '!x.md',
        '#x.json',
        '*.json',
        'a .md ',
        'a\nb.md',
        '\u2028.json',
        'a//b',
        'Dockerfile',
        '?',
      ),
      fc.string({ minLength: 1, unit: 'binary' }),
    );
    const file = fc
      .array(
        name.filter((one) => !/[/\0]/.test(one) && one !== '.' && one !== '..'),
        { minLength: 1, maxLength: 5 },
      )
      .map((names) => names.join('/'));
    const free = new Set(['exploration', 'open', 'gated']);
    fc.assert(
      fc.property(fc.uniqueArray(file, { maxLength: 30 }), (files) => {
        const policy = read(draftPolicy(files, { owners: [] }));
        for (const one of files) {
          const [before, after] = [undefined, policy].map(
            (each) => placeInRepository(one, { policy: each }).zone,
          );
          if (before === 'critical') assert.equal(after, 'critical', one);
          if (before === 'production' && after !== 'gated') assert.ok(!free.has(`${after}`), one);
        }
      }),
      { numRuns: 500 },
    );
  });
});
