import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ByteScan } from '../../../../src/core/boundary/leaks/byteScan.ts';
import { hashLines } from '../../../../src/core/boundary/leaks/lineHash.ts';
import { PastedLines } from '../../../../src/core/boundary/leaks/pastedLines.ts';
import { found, scan, variant } from './leakGround.ts';

/** Lines that say something each. */
function lines(count: number, from = 0): string[] {
  return Array.from(
    { length: count },
    (_, index) => `  const total${from + index} = price * ${from + index} + shipping;`,
  );
}

const prototype = `shop-lab/${variant}/cart.ts`;

describe('prototype code pasted into production', () => {
  it('is found from twelve lines on, and says where they are from', async () => {
    const files = {
      [prototype]: ['export {};', ...lines(12), '// end'].join('\n'),
      'shop/src/cart.ts': ['// ours', '', 'export const own = 1;', ...lines(12), 'more();'].join('\n'),
    };
    const { leaks } = await scan(files);
    assert.deepEqual(
      leaks.map(({ rule, severity, path, line, subject, values }) => [
        rule,
        severity,
        path,
        line,
        subject,
        values,
      ]),
      [
        [
          'leak/pasted-code',
          'warning',
          'src/cart.ts',
          4,
          `${variant}/cart.ts`,
          ['12', '2', `${variant}/cart.ts`],
        ],
      ],
    );
    assert.deepEqual(await found({ ...files, 'shop/src/cart.ts': lines(11).join('\n') }), []);
  });

  it('is found in whatever spacing, line ends and quotes', async () => {
    const original = lines(12).map((line, index) => `${line} say('it ${index}');`);
    const pasted = original.map((line) => `\t\t${line.replaceAll("'", '"').replace(' = ', '=')}  `);
    for (const end of ['\n', '\r\n', '\n\n', '\n   \n'])
      assert.deepEqual(
        await found({ [prototype]: original.join('\n'), 'shop/src/cart.tsx': pasted.join(end) }),
        [`pasted-code src/cart.tsx:1 ${variant}/cart.ts`],
      );
  });

  it('is found in style sheets, pages and templates too', async () => {
    const text = lines(14).join('\n');
    for (const name of ['a.vue', 'a.svelte', 'a.scss', 'a.html', 'a.erb', 'a.astro'])
      assert.equal((await found({ [prototype]: text, [`shop/src/${name}`]: text })).length, 1, name);
  });

  it('is not what brackets, end tags, comments and imports have in common', async () => {
    const trivial = [
      '}',
      '});',
      ')}',
      '</div>',
      '</section>',
      'return (',
      '];',
      '} else {',
      ...Array.from({ length: 12 }, (_, index) => `// the licence, part ${index} of twelve`),
      ...Array.from({ length: 12 }, (_, index) => `import thing${index} from 'library/thing${index}';`),
    ].join('\n');
    assert.deepEqual(await found({ [prototype]: trivial, 'shop/src/a.ts': trivial }), []);
  });

  it('is not what one line says over and over', async () => {
    const same = Array.from({ length: 40 }, () => '  { label: "Choose", value: "choose" },').join('\n');
    assert.deepEqual(await found({ [prototype]: same, 'shop/src/a.ts': same }), []);
  });

  it('is not what was copied into the prototype from production', async () => {
    const text = lines(30).join('\n');
    const files = { [`shop-lab/${variant}/from-production/src/cart.ts`]: text, 'shop/src/cart.ts': text };
    assert.deepEqual(await found(files), []);
  });

  it('is not what stood there before the change under review', async () => {
    const text = lines(30).join('\n');
    const files = { [prototype]: text, 'shop/src/cart.ts': text };
    const before = (earlier: string) => ({ before: () => earlier });
    assert.deepEqual(await found(files, undefined, before(`// older\n${text}\n`)), []);
    assert.equal((await found(files, undefined, before('nothing'))).length, 1);
  });

  it('is told once for a long run, and again for another', async () => {
    const files = {
      [prototype]: lines(60).join('\n'),
      'shop/src/cart.ts': [...lines(20), 'ours();', ...lines(20, 40)].join('\n'),
    };
    const { leaks } = await scan(files);
    assert.deepEqual(
      leaks.map(({ line, values }) => [line, values[0], values[1]]),
      [
        [1, '20', '1'],
        [22, '20', '41'],
      ],
    );
  });

  it('is never missed by the fast pass where the close reading would find it', () => {
    const line = fc.oneof(
      fc.constantFrom('', '  ', '}', '\tconst a = "b";', "const a = 'b';", 'export const total = 12;'),
      fc.integer({ min: 0, max: 6 }).map((index) => lines(1, index)[0] ?? ''),
    );
    const text = fc.array(line, { minLength: 10, maxLength: 60 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, text, text, (original, before, after) => {
        const known = new PastedLines();
        known.add('a', hashLines(Buffer.from(original)));
        for (const candidate of [`${before}\n${original}\n${after}`, before]) {
          const bytes = Buffer.from(candidate);
          const runs = known.find(hashLines(bytes));
          const { pasted } = new ByteScan([], known).scan(bytes, bytes.toString('latin1'));
          assert.ok(pasted || runs.length === 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is seen by the fast pass wherever in a file the fewest lines stand', () => {
    const original = Array.from({ length: 12 }, (_, index) => `total${index}=price+delivery;\n`).join('');
    const known = new PastedLines();
    known.add('a', hashLines(Buffer.from(original)));
    for (let before = 0; before < 2 * original.length; before += 1) {
      const bytes = Buffer.from(`${'x'.repeat(before)}\n${original}${'y'.repeat(900)}`);
      assert.ok(new ByteScan([], known).scan(bytes, bytes.toString('latin1')).pasted, String(before));
    }
  });
});
