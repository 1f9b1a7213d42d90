import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { placeFile, type RepositoryPolicy } from '../../../src/core/boundary/placeFile.ts';
import { limitsInRepository, placeInRepository } from '../../../src/core/boundary/placeInRepository.ts';
import { defaultLimits } from '../../../src/core/boundary/policy/fixLimits.ts';
import type { Policy } from '../../../src/core/boundary/policy/policy.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';
import { wordsOf } from '../../../src/core/boundary/wordsOf.ts';
import { zones } from '../../../src/core/boundary/zone.ts';

const make = (file: object): Policy => {
  const { policy, problems } = readPolicy(JSON.stringify({ version: 1, zones: [], ...file }));
  assert.ok(policy, JSON.stringify(problems));
  return policy;
};
const rule = (zone: string, ...paths: string[]): object => ({ zone, paths });
const everythingOpen = make({ zones: [rule('open', '*')], labs: ['lab', '../other'] });

/** What guards the boundary, in spellings that some file system opens as the same file. */
const guards = [
  'footbridge.policy.jsonc',
  'Footbridge.Policy.JSONC',
  'footbridge.baseline.json',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.github/CODEOWNERS',
  '.GitHub/codeowners',
  '.github/workflows/ci.yml',
  '.GITHUB/Workflows/a/b.yml',
  '.git/hooks/pre-commit',
  '.git',
  'packages/web/.git/config',
  '.footbridge/a.mjs',
];

describe('where a file stands in a repository with a policy', () => {
  it('what guards the boundary is critical, whatever the policy says', () => {
    const insideLab = make({ zones: [rule('open', '*')], labs: ['docs', '.footbridge'] });
    for (const path of guards)
      for (const policy of [everythingOpen, insideLab, 'strict', undefined] as const)
        for (const caseInsensitive of [true, false])
          assert.equal(placeInRepository(path, { policy, caseInsensitive }).zone, 'critical', path);
  });

  it('the policy comes before the built-in rules, those before production, unless switched off', () => {
    const policy = make({ zones: [rule('gated', 'src/payments/'), rule('critical', 'README.md')] });
    const without = make({ defaults: false, zones: [rule('gated', 'src/payments/')] });
    const ruleOf = (path: string, one: Policy): string => placeInRepository(path, { policy: one }).rule;
    assert.equal(ruleOf('src/payments/a.ts', policy), 'policy/1');
    assert.equal(ruleOf('README.md', policy), 'policy/2');
    assert.equal(ruleOf('src/auth/a.ts', policy), 'critical/identity');
    assert.equal(ruleOf('src/a.ts', policy), 'production/default');
    assert.equal(ruleOf('src/auth/a.ts', without), 'production/default');
    assert.equal(ruleOf('docs/a.md', without), 'production/default');
  });

  it('without a good policy what is critical is still named, and nothing is freer than production', () => {
    const ruleOf = (path: string): string => placeInRepository(path, { policy: 'strict' }).rule;
    assert.equal(ruleOf('src/payments/a.ts'), 'critical/payments');
    assert.equal(ruleOf('README.md'), 'production/strict');
    assert.equal(ruleOf('src/a.ts'), 'production/strict');
  });

  it('a lab in the repository is exploration, whole names only', () => {
    const zoneOf = (path: string): string => placeInRepository(path, { policy: everythingOpen }).zone;
    assert.equal(zoneOf('lab/payments/App.tsx'), 'exploration');
    assert.equal(zoneOf('lab'), 'open');
    assert.equal(zoneOf('lab2/App.tsx'), 'open');
    assert.equal(zoneOf('src/lab/App.tsx'), 'open');
    assert.equal(zoneOf('Lab/App.tsx'), 'open');
    assert.equal(zoneOf('other/App.tsx'), 'open');
  });

  it('an untrusted window makes nothing freer, but what the policy guards stays guarded', () => {
    const policy = make({ zones: [rule('open', '*'), rule('critical', 'src/prices.ts')], labs: ['lab'] });
    const zoneOf = (path: string): string => placeInRepository(path, { policy, trusted: false }).zone;
    assert.equal(zoneOf('src/a.ts'), 'production');
    assert.equal(zoneOf('src/payments/a.ts'), 'critical');
    assert.equal(zoneOf('src/prices.ts'), 'critical');
    assert.equal(zoneOf('lab/a.ts'), 'production');
    assert.equal(zoneOf('docs/a.md'), 'open');
  });

  it('no spelling slips past a rule, and none opens what is guarded', () => {
    const policy = make({
      zones: [rule('open', 'Docs/', 'caf\u00E9/'), rule('critical', 'src/Prices/', 'src/[A-C]*.ts')],
    });
    const zoneOf = (path: string): string => placeInRepository(path, { policy }).zone;
    assert.equal(zoneOf('src/Prices/a.ts'), 'critical');
    assert.equal(zoneOf('SRC/prices/a.ts'), 'critical');
    assert.equal(zoneOf('src/about.ts'), 'critical');
    assert.equal(zoneOf('Docs/build.js'), 'open');
    assert.equal(zoneOf('docs/build.js'), 'production');
    assert.equal(zoneOf('cafe\u0301/a.ts'), 'open');
    assert.equal(zoneOf('CAFE\u0301/a.ts'), 'production');
    const capitals = make({ zones: [rule('critical', 'lib/[[:upper:]]*')] });
    assert.equal(
      placeInRepository('lib/Apple.ts', { policy: capitals, caseInsensitive: true }).zone,
      'critical',
    );
    const folded = { policy, caseInsensitive: true };
    assert.equal(placeInRepository('docs/build.js', folded).zone, 'open');
    assert.equal(placeInRepository('CAFE\u0301/a.ts', folded).zone, 'open');
  });

  it('a changed spelling never makes a file freer than the policy means it to be', () => {
    const name = fc.constantFrom(
      'src',
      'Src',
      'docs',
      'Docs',
      'a.ts',
      'A.ts',
      'pay',
      'Pay',
      '\u00E9',
      '\u00C9',
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const paths = fc
      .tuple(fc.constantFrom('', '/'), path, fc.constantFrom('', '/', '/**'))
      .map((parts) => parts.join(''));
    const rules = fc.array(fc.record({ zone: fc.constantFrom(...zones.slice(1)), paths: fc.tuple(paths) }), {
      maxLength: 5,
    });
    const strictness = (where: string, policy: Policy, caseInsensitive: boolean): number =>
      zones.indexOf(placeInRepository(where, { policy, caseInsensitive }).zone);
    fc.assert(
      fc.property(rules, path, (list, file) => {
        const policy = make({ zones: list });
        const least = strictness(file, policy, true);
        for (const spelling of [file, file.toUpperCase(), file.toLowerCase(), file.normalize('NFD')])
          assert.ok(strictness(spelling, policy, false) >= least, spelling);
      }),
      { numRuns: 1000 },
    );
  });

  it("limits are those of the deciding rule, else the policy's; in untrusted windows never wider than usual", () => {
    const policy = make({
      limits: { files: 50 },
      zones: [{ ...rule('gated', 'src/'), limits: { lines: 5 } }],
    });
    assert.deepEqual(limitsInRepository('src/a.ts', { policy }), { ...defaultLimits, files: 50, lines: 5 });
    assert.deepEqual(limitsInRepository('lib/a.ts', { policy }), { ...defaultLimits, files: 50 });
    assert.deepEqual(limitsInRepository('src/a.ts', { policy, trusted: false }), {
      ...defaultLimits,
      lines: 5,
    });
    assert.deepEqual(limitsInRepository('src/a.ts', { policy: 'strict' }), defaultLimits);
  });
});

describe('where a file stands in a production folder that is part of a repository', () => {
  const policy = make({ zones: [rule('gated', '/packages/web/src/')], labs: ['packages/web/lab'] });
  const repository = (known: Partial<RepositoryPolicy>) => ({
    productionRoots: ['/work/shop/packages/web'],
    policyOf: () => ({ policy, prefix: 'packages/web', trusted: true, ...known }),
  });

  it('is asked for by its path in the repository', () => {
    const at = (path: string, known = {}) =>
      placeFile({ ...repository(known), path: `/work/shop/packages/web/${path}` });
    assert.deepEqual([at('src/a.ts')?.zone, at('src/a.ts')?.policyLine], ['gated', 1]);
    assert.equal(at('lab/a.ts')?.zone, 'exploration');
    assert.equal(at('footbridge.policy.jsonc')?.zone, 'production');
    assert.equal(at('src/a.ts', { prefix: '' })?.zone, 'production');
    assert.equal(at('src/a.ts', { policy: 'strict' })?.rule, 'production/strict');
    assert.equal(at('src/a.ts', { trusted: false })?.zone, 'production');
  });

  it('every answer says why, and every built-in one what could break', () => {
    const files = [
      'src/a.ts',
      'README.md',
      'src/auth/a.ts',
      'package.json',
      '.env',
      'db/a.sql',
      'lib/a.ts',
      'Dockerfile',
    ];
    for (const file of files) {
      const placement = placeFile({
        ...repository({ policy: undefined }),
        path: `/work/shop/packages/web/${file}`,
      });
      assert.match(placement?.why ?? '', /^[A-Z].*\.$/);
      assert.match(placement?.risk ?? '', /^[A-Z].*\.$/);
    }
  });
});

describe('the words of a name', () => {
  it('are cut by separators and capitals, and joined with their neighbours', () => {
    assert.deepEqual(new Set(wordsOf('OAuthClient2faTest')), new Set(wordsOf('o-auth-client2fa-test')));
    assert.ok(wordsOf('signIn.ts').includes('signin'));
    assert.ok(wordsOf('HTMLParser').includes('html'));
  });

  it('are the same for ASCII alone and beside other letters', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('aAbBzZ09_.- ')), maxLength: 14 });
    fc.assert(
      fc.property(text, (name) => {
        const beside = new Set(wordsOf(`${name} \u00E9`));
        for (const word of wordsOf(name)) assert.ok(beside.has(word), `${word} of ${name}`);
        assert.ok(beside.size <= new Set(wordsOf(name)).size + 2);
      }),
      { numRuns: 3000 },
    );
  });
});
