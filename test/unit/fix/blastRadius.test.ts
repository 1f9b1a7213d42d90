import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { measureBlastRadius } from '../../../src/core/boundary/fix/blastRadius.ts';
import { exceededLimits } from '../../../src/core/boundary/fix/fixLimits.ts';
import { describeRadius } from '../../../src/core/boundary/fix/radiusWords.ts';
import { inEnglish } from '../../../src/core/boundary/fix/words.ts';
import { zones } from '../../../src/core/boundary/zone.ts';
import { buttonRadius, fixFile, importers } from './sampleRadius.ts';

const nobody = importers({});
const beyond = (...files: Parameters<typeof measureBlastRadius>[0]) =>
  exceededLimits(measureBlastRadius(files, nobody));

describe('the blast radius', () => {
  it('counts files, lines, zones and owners, and tells importers from tests', () => {
    const radius = buttonRadius();
    assert.deepEqual([radius.added, radius.removed], [4, 1]);
    assert.deepEqual(radius.zones, [
      { zone: 'gated', files: 1 },
      { zone: 'open', files: 1 },
    ]);
    assert.deepEqual(radius.owners, ['@shop/web']);
    assert.deepEqual(radius.reach, {
      direct: ['src/Page.tsx'],
      indirect: ['src/Shop.tsx'],
      tests: ['src/Button.test.tsx'],
      unknown: 2,
    });
    assert.deepEqual(radius.gated, { files: 1, lines: 2, owners: 1, dependents: 3 });
  });

  it('says in plain words what it touches', () => {
    assert.deepEqual(describeRadius(buttonRadius()).map(inEnglish), [
      'It changes 2 files (lines added: 4, removed: 1).',
      'Small fixes with a review are welcome in 1 of them; the others are free to edit.',
      'Reviewed by @shop/web.',
      'One other file imports what it changes.',
      'One more is reached through those.',
      'One test file reaches it.',
      '2 imports of this product could not be followed, so there may be more than was found.',
    ]);
  });

  it('follows a renamed file from both its places', () => {
    const radius = measureBlastRadius(
      [fixFile('src/New.ts', { change: 'rename', from: 'src/Old.ts' })],
      importers({ 'src/Old.ts': ['src/a.ts'], 'src/New.ts': ['src/b.ts'] }),
    );
    assert.deepEqual(radius.reach?.direct, ['src/a.ts', 'src/b.ts']);
  });
});

describe('the limits of a lightweight fix', () => {
  it('let a small change of gated and open files through', () => {
    assert.deepEqual(beyond(fixFile('a.ts'), fixFile('README.md', { zone: 'open', added: 400 })), []);
  });

  it('name each limit, what was measured and what to do instead', () => {
    const many = Array.from({ length: 4 }, (_, index) =>
      fixFile(`src/${index}.ts`, {
        added: 5,
        placement: { zone: 'gated', rule: 'r', why: 'w', owners: [`@shop/${index % 2}`] },
      }),
    );
    const radius = measureBlastRadius(many, importers({ 'src/0.ts': ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'] }));
    const found = exceededLimits(radius);
    assert.deepEqual(
      found.map(({ limit, measured, allowed }) => [limit, measured, allowed]),
      [
        ['files', 4, 3],
        ['lines', 24, 10],
        ['owners', 2, 1],
        ['dependents', 6, 5],
      ],
    );
    assert.ok(
      found.every(
        ({ message, instead }) => /\d/.test(message) && instead.length > 20 && !/\{\d\}/.test(message),
      ),
    );
  });

  it('say what was added or removed, and only that', () => {
    const linesOf = (more: Parameters<typeof fixFile>[1]): string | undefined =>
      beyond(fixFile('a.ts', more)).find(({ limit }) => limit === 'lines')?.message;
    assert.match(linesOf({ added: 120, removed: 0 }) ?? '', /^It adds 120 lines to /);
    assert.match(linesOf({ added: 0, removed: 12 }) ?? '', /^It removes 12 lines of /);
    assert.match(linesOf({ added: 11, removed: 1 }) ?? '', /^It adds and removes 12 lines in /);
    const none = { files: 0, lines: 0, owners: 0, dependents: 0 };
    const words = beyond(fixFile('a.ts', { added: 1, removed: 0, limits: none })).map(
      ({ message }) => message,
    );
    assert.equal(words.length, 3);
    for (const sentence of words) assert.match(sentence, /\bone (file|line|owner)\b/i);
  });

  it('take the strictest of all gated files', () => {
    const generous = fixFile('b.ts', {
      added: 30,
      limits: { files: 99, lines: 99, owners: 9, dependents: 99 },
    });
    assert.deepEqual(beyond(generous), []);
    assert.deepEqual(
      beyond(generous, fixFile('a.ts')).map(({ limit }) => limit),
      ['lines'],
    );
  });

  it('refuse production, critical files and the lab whatever their size, naming the file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(fc.constantFrom(...zones)), (zone, others) => {
        const files = [
          fixFile('x/one.ts', { zone }),
          ...others.map((each, index) => fixFile(`y/${index}.ts`, { zone: each })),
        ];
        const named = beyond(...files)
          .filter(({ limit }) => limit === 'zone')
          .map(({ path }) => path);
        assert.equal(named.includes('x/one.ts'), zone !== 'open' && zone !== 'gated');
        const inWords = beyond(...files)
          .filter(({ limit }) => limit === 'zone')
          .every(({ path, message }) => message.includes(path ?? '?'));
        assert.ok(inWords);
      }),
    );
  });

  it('refuse links, programs and other repositories everywhere, and what is no text where it needs a review', () => {
    for (const kind of ['link', 'submodule', 'executable'] as const) {
      assert.deepEqual(
        beyond(fixFile('docs/a', { zone: 'open', kind })).map(({ limit }) => limit),
        ['kind'],
      );
    }
    assert.deepEqual(
      beyond(fixFile('a.png', { kind: 'binary' })).map(({ limit }) => limit),
      ['kind'],
    );
    assert.deepEqual(beyond(fixFile('docs/a.png', { kind: 'binary', zone: 'open' })), []);
  });

  it('refuse what nobody could measure', () => {
    const found = exceededLimits(measureBlastRadius([fixFile('a.ts')], undefined));
    assert.deepEqual(
      found.map(({ limit, measured }) => [limit, measured]),
      [['dependents', 'unknown']],
    );
    assert.deepEqual(exceededLimits(measureBlastRadius([fixFile('a.md', { zone: 'open' })], undefined)), []);
  });
});
