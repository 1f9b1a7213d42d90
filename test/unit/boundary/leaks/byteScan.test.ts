import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ByteScan } from '../../../../src/core/boundary/leaks/byteScan.ts';

function suspects(text: string, ...names: string[]) {
  return new ByteScan(
    names.map((name) => Buffer.from(name)),
    undefined,
  ).scan(Buffer.from(text), Buffer.from(text).toString('latin1'));
}

describe('the fast pass over bytes', () => {
  it('sees a name where a specifier can have it', () => {
    for (const text of [
      `'shop-lab/x'`,
      `"../Shop-Lab/x"`,
      '`/shop-lab`',
      'url(shop-lab/a.css)',
      'src=shop-lab/a.js',
    ])
      assert.ok(suspects(text, 'shop-lab').named, text);
    for (const text of ['shop-lab', `'my-shop-lab'`, `'/shop-labs'`, `'shop-la`, 'x shop-lab/'])
      assert.ok(!suspects(text, 'shop-lab').named, text);
  });

  it('takes a name that ends in a sign for the beginning of another', () => {
    assert.ok(suspects(`'@lab/x'`, '@lab/').named);
    assert.ok(suspects(`'läden-lab/x'`, 'läden-lab').named);
  });

  it('sees imports of anything but one text in quotes', () => {
    for (const text of [
      'import(x)',
      'require(x)',
      'import( `a` )',
      'require ("a" + b)',
      "import('a' + b)",
      'require()',
      "import('",
      'import(\n  name\n)',
    ])
      assert.ok(suspects(text).computed, text);
    for (const text of [
      `import('a')`,
      `require( "a" )`,
      `import('a', { with: {} })`,
      'reimport(x)',
      'required(x)',
      'f(x)',
    ])
      assert.ok(!suspects(text).computed, text);
  });

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ minLength: 1, maxLength: 3 }),
        (bytes, name) => {
          const { named } = new ByteScan([name], undefined).scan(
            bytes,
            Buffer.from(bytes).toString('latin1'),
          );
          assert.equal(typeof named, 'boolean');
          const spelt = Buffer.concat([bytes, Buffer.from("'"), name, Buffer.from("'")]);
          assert.ok(new ByteScan([name], undefined).scan(spelt, spelt.toString('latin1')).named);
        },
      ),
    );
  });
});
