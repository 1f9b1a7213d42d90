import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPlainPolicy } from '../../../src/core/boundary/gate/plainPolicy.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';

const paths = [
  'copy/a.ts',
  'src/payments/pay.ts',
  'SRC/Payments/pay.ts',
  'docs/x/readme.md',
  'lab/a.ts',
  'b',
];

/** What must not stand where something else belongs, one time in twenty. */
const wrong = fc.constantFrom<unknown>(
  -1,
  1.5,
  null,
  '',
  'opne',
  [],
  {},
  [''],
  'a'.repeat(501),
  'x/../y',
  true,
  7,
);
const mostly = (...good: readonly unknown[]) =>
  fc.oneof({ weight: 19, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: wrong });

const limits = fc.record({ files: mostly(0, 5), lines: mostly(80), owners: mostly(1) }, { requiredKeys: [] });
const rule = fc.record(
  {
    zone: mostly('open', 'gated', 'critical'),
    paths: mostly(['/copy/'], ['*.md', '!docs/*.md'], ['/src/**', 'docs/'], ['!docs/x/'], ['/Src/payments/']),
    name: mostly('money', 'a b'),
    why: mostly('Because.'),
    limits,
  },
  { requiredKeys: ['zone', 'paths'] },
);
const policy = fc.record(
  {
    version: mostly(1),
    zones: fc.array(rule, { maxLength: 3 }),
    limits,
    defaults: mostly(true, false),
    labs: mostly(['lab'], ['../shop-lab', 'lab/']),
    gate: mostly({}, { branches: ['pm/**'] }, { authors: ['*@example.com'] }, { all: [] }),
    $schema: mostly('schema.json'),
  },
  { requiredKeys: ['version', 'zones'] },
);

describe('reading a policy without zod', () => {
  it('takes no policy that the schema refuses, and means the same by the others', () => {
    let taken = 0;
    fc.assert(
      fc.property(policy, fc.constantFrom(undefined, 2), (file, indent) => {
        const text = JSON.stringify(file, undefined, indent);
        const plain = readPlainPolicy(text);
        if (!plain) return;
        taken += 1;
        const whole = readPolicy(text).policy;
        assert.ok(whole, text);
        for (const path of paths)
          for (const spelling of ['exact', 'folded'] as const)
            assert.deepEqual(plain.match(path, spelling), whole.match(path, spelling), text);
        const { match: _, ...rest } = plain;
        const { match: __, ...expected } = whole;
        assert.deepEqual(rest, expected);
      }),
      { numRuns: 2000 },
    );
    assert.ok(taken > 200, `only ${taken} were taken`);
  });

  it('takes what policies usually say, with comments and commas', () => {
    const text = `// ours
      { "version": 1, "labs": ["../shop-lab"], "gate": { "branches": ["pm/**"] },
        "limits": { "files": 3 },
        "zones": [{ "zone": "critical", "name": "money", "paths": ["/src/payments/"], "why": "Money.", "risk": "Loss." },], }`;
    assert.equal(readPlainPolicy(text)?.match('src/payments/a.ts')?.line, 4);
  });

  for (const [what, text] of [
    ['a name written twice', '{ "version": 1, "zones": [], "zones": [{ "zone": "open", "paths": ["*"] }] }'],
    ['a syntax error', '{ "version": 1, "zones": [] '],
    ['an unknown name', '{ "version": 1, "zones": [], "__proto__": {} }'],
    ['a pattern that never matches', '{ "version": 1, "zones": [{ "zone": "open", "paths": ["a/../b"] }] }'],
    ['deep nesting', `{ "version": 1, "zones": ${'['.repeat(100_000)}`],
    ['nothing', ''],
  ] as const)
    it(`leaves ${what} to the full reader`, () => assert.equal(readPlainPolicy(text), undefined));
});
