import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Policy, PolicyProblem } from '../../../src/core/boundary/policy/policy.ts';
import { findShadowed } from '../../../src/core/boundary/policy/shadowedRules.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';

/** A policy of one rule with these paths. */
const withPaths = (...paths: string[]): string =>
  JSON.stringify({ version: 1, zones: [{ zone: 'open', paths }] });

const good = (text: string): Policy => {
  const { policy, problems } = readPolicy(text);
  assert.deepEqual(problems, []);
  assert.ok(policy);
  return policy;
};
const short = ({ severity, line, column, endLine, endColumn, message }: PolicyProblem): string =>
  `${severity} ${line}:${column}-${endLine === line ? '' : `${endLine}:`}${endColumn} ${message}`;
const problemsOf = (text: string): string[] => readPolicy(text).problems.map(short);

describe('a policy file', () => {
  const text = `\uFEFF// Owned by engineering.
{
  "version": 1,
  "limits": { "files": 3 },
  "zones": [
    { "zone": "gated", "paths": ["src/", "*.css"], "limits": { "lines": 10 } },
    /* The exceptions. */
    {
      "zone": "critical",
      "name": "money",
      "paths": [
        "src/money/", // all of it
        "src/tax*.ts",
        "!src/taxonomy.ts",
      ],
      "why": "Money.",
      "risk": "Wrong sums.",
    },
  ],
  "defaults": false,
  "labs": ["../shop-lab/", "lab"],
  "gate": { "branches": ["footbridge/**"] },
}`;

  it('is JSON with comments; the last rule that matches decides, and names its line', () => {
    const policy = good(text);
    const at = (path: string): unknown[] => {
      const match = policy.match(path);
      return [match?.zone, match?.rule, match?.line, match?.why, match?.risk];
    };
    assert.deepEqual(at('src/money/a.ts'), ['critical', 'policy/money', 12, 'Money.', 'Wrong sums.']);
    assert.deepEqual(at('src/taxes.ts'), ['critical', 'policy/money', 13, 'Money.', 'Wrong sums.']);
    assert.deepEqual(at('src/taxonomy.ts').slice(0, 3), ['gated', 'policy/1', 6]);
    assert.deepEqual(policy.match('lib/a.ts'), undefined);
  });

  it('completes limits: those of the rule, then those of the policy, then the usual ones', () => {
    const policy = good(text);
    assert.deepEqual(policy.limits, { files: 3, lines: 80, owners: 1, dependents: 25 });
    assert.deepEqual(policy.match('a.css')?.limits, { files: 3, lines: 10, owners: 1, dependents: 25 });
  });

  it('says what else holds: built-in rules, labs, and whose changes the gate is for', () => {
    const policy = good(text);
    assert.equal(policy.usesDefaults, false);
    assert.deepEqual(policy.labs, ['../shop-lab', 'lab']);
    assert.deepEqual(policy.gate, { branches: ['footbridge/**'], authors: [] });
    const least = good('{"version":1,"zones":[]}');
    assert.equal(least.usesDefaults, true);
    assert.equal(least.gate, undefined);
  });
});

describe('a policy with faults', () => {
  const zones = (rules: string): string => `{ "version": 1, "zones": [${rules}] }`;
  const cases: [name: string, text: string, problems: string[]][] = [
    ['nothing', '', ['error 1:1-1 A value is expected here.']],
    ['only a comment', '// soon', ['error 1:8-8 A value is expected here.']],
    [
      'a torn file',
      '{ "version": 1,\n  "zones": [',
      ['error 2:13-13 A closing ] is missing.', 'error 2:13-13 A closing } is missing.'],
    ],
    ['another version', '{ "version": 2, "zones": [] }', ['error 1:14-15 2 is not known here. Write 1.']],
    ['no zones', '{ "version": 1 }', ['error 1:1-2 "zones" is missing.']],
    ['no object', '[]', ['error 1:1-2 The policy is an object: { … }.']],
    [
      'a misspelt name',
      '{ "version": 1, "zone": [], "zones": [] }',
      ['error 1:17-23 "zone" is not known here. Did you mean "zones"?'],
    ],
    [
      'an unknown name',
      zones('{ "zone": "open", "paths": ["a"], "colour": 1 }'),
      [
        'error 1:61-69 "colour" is not known here. Known are "zone", "name", "paths", "why", "risk" and "limits".',
      ],
    ],
    [
      'a misspelt zone',
      zones('{ "zone": "critcal", "paths": ["a"] }'),
      ['error 1:37-46 "critcal" is not known here. Did you mean "critical"?'],
    ],
    [
      'the lab as a zone',
      zones('{ "zone": "exploration", "paths": ["a"] }'),
      ['error 1:37-50 "exploration" is not known here. Write "open", "gated", "production" or "critical".'],
    ],
    [
      'a rule without a zone',
      zones('{ "paths": ["a"] }'),
      ['error 1:27-28 "zone" is missing. Write "open", "gated", "production" or "critical".'],
    ],
    [
      'a rule without paths',
      zones('{ "zone": "open", "paths": [] }'),
      ['error 1:54-55 "paths" must not be empty.'],
    ],
    [
      'a number for a pattern',
      zones('{ "zone": "open", "paths": [7] }'),
      ['error 1:55-56 Each of "paths" is a text between double quotes.'],
    ],
    [
      'half a line',
      '{ "version": 1, "limits": { "lines": 1.5 }, "zones": [] }',
      ['error 1:38-41 "lines" is a whole number.'],
    ],
    [
      'less than none',
      '{ "version": 1, "limits": { "lines": -1 }, "zones": [] }',
      ['error 1:38-40 "lines" is at least 0.'],
    ],
    [
      'a misspelt limit',
      '{ "version": 1, "limits": { "line": 1 }, "zones": [] }',
      ['error 1:29-35 "line" is not known here. Did you mean "lines"?'],
    ],
    [
      'a name given twice',
      '{ "version": 1, "zones": [],\n "zones": [] }',
      ['error 2:2-9 "zones" is written twice here: keep one.'],
    ],
    [
      'a poisoned name',
      '{ "version": 1, "zones": [], "__proto__": { "defaults": false } }',
      [
        'error 1:30-41 "__proto__" is not known here. Known are "$schema", "version", "zones", "limits", "defaults", "labs" and "gate".',
      ],
    ],
    ['nesting without end', '['.repeat(100_000), ['error 1:33-34 This is nested too deeply for a policy.']],
  ];
  for (const [name, text, expected] of cases) {
    it(`${name}: nothing of it is used, and the place is named`, () => {
      assert.deepEqual(problemsOf(text), expected);
      assert.equal(readPolicy(text).policy, undefined);
    });
  }

  const patterns: [paths: string[], message: RegExp][] = [
    [['# docs'], /never matches: .* comment/],
    [['!'], /never matches: it names nothing/],
    [['/'], /never matches: it names nothing/],
    [['  '], /never matches: it is empty/],
    [['src/[ab'], /never matches: a \[ is not closed/],
    [['src\\'], /never matches: the backslash/],
    [['src//a'], /never matches: a name between two slashes/],
    [['./src'], /never matches: .* no "\."/],
    [['../other'], /never matches: .* "\.\."/],
    [['C:\\shop\\src'], /not at a drive/],
    [['src\\payments'], /separated by "\/"/],
    [[' src'], /begins with a space/],
    [['a\nb'], /one line/],
    [['!docs/'], /takes nothing back: a pattern with ! needs one/],
    [['docs/', 'docs/'], /written twice/],
    [['docs/', '!docs/internal/'], /takes nothing back: "docs\/" matches a folder above it/],
    [['docs/**', '!docs/a/b.md'], /takes nothing back: "docs\/\*\*"/],
    [['src/', '!*.test.ts'], /takes nothing back: "src\/"/],
  ];
  for (const [paths, message] of patterns) {
    it(`${JSON.stringify(paths)} is refused`, () => {
      const { policy, problems } = readPolicy(withPaths(...paths));
      assert.equal(policy, undefined);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', message);
    });
  }

  it('good patterns with ! stay, and do take back', () => {
    const lists: [paths: string[], path: string][] = [
      [['docs/*', '!docs/internal/'], 'docs/internal/a.md'],
      [['*.css', '!reset.css'], 'src/reset.css'],
      [['/*', '!/docs/'], 'docs/a.md'],
      [['build*/', '!build-keep/'], 'build-keep/a'],
      [['src/**', '!*.test.ts'], 'src/a.test.ts'],
    ];
    for (const [paths, path] of lists) assert.equal(good(withPaths(...paths)).match(path), undefined, path);
  });

  it('a file full of mistakes is told of soon, and only of the first hundred', () => {
    const names = (count: number): string => Array.from({ length: count }, (_, at) => `"x${at}": 1`).join();
    const files = [
      `{ "version": 1, "zones": [], ${names(20_000)} }`,
      `{ "version": 1, "zones": [], "limits": { ${names(20_000)} } }`,
      `{ "version": 1, "zones": [], ${'"x": 1,'.repeat(20_000)} }`,
      `{ ${'a '.repeat(20_000)} }`,
    ];
    const started = performance.now();
    for (const text of files) {
      const { policy, problems } = readPolicy(text);
      assert.deepEqual([policy, problems.length], [undefined, 100], text.slice(0, 60));
    }
    // Every name was compared with all others, which took minutes.
    assert.ok(performance.now() - started < 4000);
  });

  it('labs are folders of their own, in the repository or beside it', () => {
    const refused = ['/lab', 'C:/lab', '..', '.', 'lab/..', 'a/../b', 'lab*', '../..', '.git/lab', '.GitHub'];
    for (const lab of refused) {
      const { policy, problems } = readPolicy(JSON.stringify({ version: 1, zones: [], labs: [lab] }));
      assert.deepEqual([policy, problems.length], [undefined, 1], lab);
    }
  });

  it('rules that never decide are warned about; the policy stays usable', () => {
    const shadowed: [first: string[], second: string[]][] = [
      [['src/payments/'], ['src/']],
      [['src/payments/refunds.ts', '/src/a?.ts'], ['/src/']],
      [['docs/**/*.md'], ['*']],
      [['*.sql'], ['*.css', '*.sql']],
      [['src/a/'], ['src/**']],
    ];
    for (const [first, second] of shadowed) {
      const text = JSON.stringify({
        version: 1,
        zones: [
          { zone: 'critical', paths: first },
          { zone: 'open', paths: second },
        ],
      });
      const { policy, problems } = readPolicy(text);
      assert.ok(policy, text);
      assert.deepEqual(
        problems.map(({ severity }) => severity),
        ['warning'],
        text,
      );
      assert.match(problems[0]?.message ?? '', /^This rule never decides: rule 2 below/);
    }
  });

  it('rules with the same paths are warned about by the next of them, however many there are', () => {
    const paths = Array.from({ length: 200 }, (_, index) => `src/folder${index}/`);
    const started = performance.now();
    const same = findShadowed(Array.from({ length: 1000 }, () => paths));
    const nearly = findShadowed(Array.from({ length: 90 }, (_, rule) => [...paths, `only/${rule}/`]));
    // Each rule was compared with all others by every path, which took 11 seconds.
    assert.ok(performance.now() - started < 4000);
    assert.deepEqual([same.length, same[0]], [999, { rule: 0, by: 1, same: true }]);
    assert.deepEqual(nearly, []);
    assert.deepEqual(findShadowed([['a/', '!a/b/'], ['c/'], ['a/', '!a/b/']]), []);
  });

  it('rules that decide somewhere are not warned about', () => {
    const fine: [first: string[], second: string[]][] = [
      [['src/'], ['src/payments/']],
      [['*.sql'], ['db/']],
      [['src/payments/', 'lib/'], ['src/']],
      [['src/a'], ['src/*', '!src/a']],
      [['src/a'], ['src/a/']],
      [['ab'], ['[!x]*']],
      [['a/'], ['?/b']],
      [['x'], ['*/*']],
    ];
    for (const [first, second] of fine)
      assert.deepEqual(
        problemsOf(
          JSON.stringify({
            version: 1,
            zones: [
              { zone: 'critical', paths: first },
              { zone: 'open', paths: second },
            ],
          }),
        ),
        [],
        `${first.join()} ${second.join()}`,
      );
  });

  it('two rules of one name or with the same paths are warned about', () => {
    const rule = { zone: 'open', name: 'docs', paths: ['docs/'] };
    const { policy, problems } = readPolicy(JSON.stringify({ version: 1, zones: [rule, rule] }));
    assert.ok(policy);
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'This rule has the same paths as rule 2 below, which decides. Keep one of them.',
        'Another rule is called "docs" too, so nobody can tell them apart in messages.',
      ],
    );
  });
});

describe('reading a policy, for any text', () => {
  const sound = withPaths('docs/', '*.md');
  const awkward = fc.constantFrom(
    ...Array.from('{}[],:"\\/*! \n\r\t#01eu.-'),
    '\uFEFF',
    '\u{1F600}',
    '"zones"',
    '//',
    '/*',
  );

  it('never throws, and gives a policy or an error', () => {
    const texts = fc.oneof(
      fc.string({ unit: awkward }),
      fc
        .tuple(fc.nat(sound.length), fc.nat(5), fc.string({ unit: awkward, maxLength: 4 }))
        .map(([at, cut, put]) => sound.slice(0, at) + put + sound.slice(at + cut)),
      fc.json(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { policy, problems } = readPolicy(text);
        assert.equal(
          policy === undefined,
          problems.some(({ severity }) => severity === 'error'),
          text,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('places problems inside the text', () => {
    fc.assert(
      fc.property(fc.nat(sound.length), fc.string({ unit: awkward, maxLength: 4 }), (at, put) => {
        const text = sound.slice(0, at) + put + sound.slice(at);
        const lines = text.split(/\r\n|\r|\n/);
        for (const { line, column, endLine, endColumn } of readPolicy(text).problems) {
          assert.ok(line >= 1 && column >= 1 && column <= (lines[line - 1]?.length ?? -2) + 1);
          assert.ok(endLine > line || (endLine === line && endColumn >= column));
          assert.ok(endColumn <= (lines[endLine - 1]?.length ?? -2) + 1);
        }
      }),
      { numRuns: 2000, examples: [[2, '\\\r\n']] },
    );
  });

  it('takes time in proportion to its length', () => {
    const rules = Array.from({ length: 1000 }, () => ({
      zone: 'open',
      paths: Array.from({ length: 20 }, (_, at) => `src/m${at}/**`),
    }));
    const began = performance.now();
    readPolicy(JSON.stringify({ version: 1, zones: rules }));
    readPolicy(`{"version":1,"zones":[],"labs":["${'../'.repeat(300_000)}"]}`);
    assert.ok(performance.now() - began < 10_000);
  });
});
