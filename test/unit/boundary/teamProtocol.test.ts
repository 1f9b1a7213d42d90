import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { Token } from 'markdown-it';
import { describe, it } from 'mocha';
import { lint } from 'markdownlint/sync';
import { boundaryRules } from '../../../src/core/boundary/boundaryRules.ts';
import { parseCodeowners } from '../../../src/core/boundary/codeowners.ts';
import { placeInRepository } from '../../../src/core/boundary/placeInRepository.ts';
import { draftPolicy } from '../../../src/core/boundary/policy/draftPolicy.ts';
import { policySchema } from '../../../src/core/boundary/policy/policySchema.ts';
import { builtInFiles } from '../../../src/core/boundary/policy/teamPage/builtInFiles.ts';
import type { ProtocolRepository } from '../../../src/core/boundary/policy/teamPage/protocolRepository.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';
import { teamProtocol } from '../../../src/core/boundary/policy/teamProtocol.ts';
import { strict } from '../../../src/core/boundary/rules/strict.ts';
import { assertGolden } from '../handoff/support/goldenBrief.ts';
import { hostileText } from '../handoff/support/hostileText.ts';
import { previewTokens } from '../handoff/support/previewMarkdown.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const storefrontRoot = path.join(root, 'test/fixtures/sample-storefront');

const fullPolicy = `{
  "version": 1,
  "limits": { "files": 3, "lines": 40 },
  "labs": ["lab", "../storefront-lab"],
  "defaults": false,
  "gate": { "branches": ["footbridge/**"], "authors": ["product@sample-storefront.example"] },
  "zones": [
    { "zone": "open", "name": "texts", "paths": ["docs/", "!docs/api/"], "why": "Text for colleagues." },
    {
      "zone": "gated",
      "name": "labels",
      "paths": ["src/components/**/*.tsx"],
      "why": "Labels and colours may be proposed.",
      "risk": "A button may become unreadable.",
      "limits": { "files": 1 }
    },
    { "zone": "production", "paths": ["src/pages/"] },
    { "zone": "critical", "name": "money", "paths": ["src/payments/", "src/a|b/"], "risk": "People may be charged twice." }
  ]
}`;
const owners = (text: string) => parseCodeowners(text, text.length);
const repository = (changes: Partial<ProtocolRepository> = {}): ProtocolRepository => ({
  name: 'storefront',
  held: 'none',
  text: undefined,
  problems: [],
  isDrafted: false,
  owners: [],
  ...changes,
});
const full = repository({
  held: 'current',
  text: fullPolicy,
  owners: owners(
    '* @sample-storefront/all\n/src/payments/ @sample-storefront/payments pay@sample.example\n/tmp/',
  ),
});
const listing = globSync('{.github/**,.env.example,*,*/**}', { cwd: storefrontRoot, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    path.relative(storefrontRoot, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
  )
  .toSorted();
const drafted = draftPolicy(listing, { owners: ['@sample-storefront/storefront'] });
const problem = readPolicy('{ "version": 1, "zones": [').problems;

const pages: readonly (readonly [name: string, repositories: readonly ProtocolRepository[]])[] = [
  ['nowhere', []],
  ['none', [repository()]],
  ['unsaved', [repository({ isDrafted: true })]],
  ['draft', [repository({ held: 'current', text: drafted })]],
  ['full', [full]],
  ['broken', [repository({ held: 'strict', problems: problem })]],
  ['last-good', [{ ...full, held: 'lastGood', problems: problem }]],
  [
    'several',
    [full, repository({ name: 'warehouse' }), repository({ name: 'api', held: 'strict', problems: problem })],
  ],
];

describe('the team protocol', function () {
  this.timeout(20_000);

  for (const [name, repositories] of pages) {
    const text = teamProtocol(repositories);

    it(`is as reviewed: ${name}`, () => assertGolden(`../protocol/${name}.md`, text));

    it(`passes markdownlint: ${name}`, () => {
      const found = lint({ strings: { page: text }, config: { default: true, MD013: false } });
      const lines = (found['page'] ?? []).map((one) => `${one.lineNumber} ${one.ruleNames.join('/')}`);
      assert.deepEqual(lines, []);
    });
  }

  it('has the same structure whatever policies, owners and folders say', () => {
    const expected = structureOf(pageSaying('word'));
    fc.assert(
      fc.property(hostileText, (text) => assert.deepEqual(structureOf(pageSaying(text)), expected)),
      { numRuns: 150 },
    );
  });

  it('names every rule of a policy once, in the zone the policy has it in', () => {
    const { data } = policySchema.safeParse(JSON.parse(fullPolicy));
    const text = teamProtocol([full]);
    for (const [index, { name, zone }] of (data?.zones ?? []).entries()) {
      const rule = `\`policy/${name ?? index + 1}\``;
      const heading = { open: 'alone', gated: 'gate', production: 'Production', critical: 'Critical' }[zone];
      const lines = rowsOf(text).filter(({ cells }) => cells.at(-1) === rule);
      assert.deepEqual([rule, lines.map(({ under }) => under.includes(heading))], [rule, [true]]);
    }
  });

  it('says of the built-in rules only what holds', () => {
    const rules = (one: ProtocolRepository): string[] =>
      rowsOf(teamProtocol([one])).flatMap(
        ({ cells }) => /^`((?:\w+)\/[\w-]+)`$/.exec(cells.at(-1) ?? '')?.[1] ?? [],
      );
    const isBuiltIn = (rule: string): boolean => !rule.startsWith('policy/');
    assert.deepEqual(
      rules(repository()).toSorted(),
      boundaryRules
        .filter(({ zone }) => zone !== 'exploration')
        .map(({ name }) => name)
        .toSorted(),
    );
    assert.deepEqual(rules(full).filter(isBuiltIn), ['critical/boundary', 'production/default']);
    const broken = rules(repository({ held: 'strict' }));
    assert.ok(broken.includes('production/strict') && !broken.includes('open/documentation'));
    for (const file of ['docs/guide.md', 'src/payments/pay.ts', 'src/app.ts']) {
      const placed = placeInRepository(file, { policy: 'strict' }).rule;
      assert.ok(broken.includes(placed), placed);
    }
  });

  it('describes the files of every built-in rule', () => {
    const names = [...boundaryRules, strict]
      .filter(({ zone }) => zone !== 'exploration')
      .map(({ name }) => name);
    assert.deepEqual(Object.keys(builtInFiles).toSorted(), names.toSorted());
  });

  it('takes a policy that cannot be read for none that holds', () => {
    assert.equal(
      teamProtocol([repository({ held: 'current', text: '{' })]),
      teamProtocol([repository({ held: 'strict' })]),
    );
  });

  it('gives the limits of a rule, and the usual ones elsewhere', () => {
    const cells = rowsOf(teamProtocol([full]))
      .filter(({ under }) => under === 'How small a fix has to be')
      .map((row) => row.cells);
    assert.deepEqual(cells.slice(1), [
      ['`policy/labels`', '1', '40', '1', '25'],
      ['Everywhere else', '3', '40', '1', '25'],
    ]);
  });

  it('speaks of commands that exist, by their names in the palette', () => {
    const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<
      string,
      string
    >;
    const titles = new Set(
      Object.entries(texts).flatMap(([key, text]) => (key.startsWith('command.') ? [text] : [])),
    );
    const page = teamProtocol(pages.flatMap(([, repositories]) => repositories));
    const named = [...page.matchAll(/\*\*Footbridge: ([^*]+)\*\*/g)].map(([, title]) => title ?? '');
    assert.ok(named.length > 8);
    assert.deepEqual(
      named.filter((title) => !titles.has(title)),
      [],
    );
  });
});

/** A page on which every text that is not ours says the same. */
function pageSaying(text: string): string {
  const short = text.slice(0, 400);
  const policy = JSON.stringify({
    version: 1,
    zones: [
      { zone: 'gated', paths: [short], why: short, risk: short },
      { zone: 'critical', paths: [short], why: short, risk: short },
    ],
    labs: [short],
    gate: { branches: [short], authors: [short] },
  });
  const problems = [
    { severity: 'error' as const, message: short, line: 1, column: 1, endLine: 1, endColumn: 2 },
  ];
  const [rule] = owners('* @all');
  assert.ok(rule);
  const named = { name: short, owners: [{ ...rule, text: short, owners: [short] }] };
  return teamProtocol([
    repository({ ...named, held: 'lastGood', text: policy, problems }),
    repository({ ...named, held: 'strict', problems }),
  ]);
}

/** What the preview makes of a page, without its texts. */
function structureOf(text: string): string[] {
  const kinds = (tokens: readonly Token[]): string[] =>
    tokens.flatMap((token) => [token.type, ...kinds(token.children ?? [])]);
  return kinds(previewTokens(text)).filter(
    (kind) => !/^(?:text|text_special|code_inline|softbreak)$/.test(kind),
  );
}

/** The lines of all tables with the heading they stand under, without the heads' dashes. */
function rowsOf(page: string): { readonly under: string; readonly cells: readonly string[] }[] {
  let under = '';
  return page.split('\n').flatMap((line) => {
    under = /^#+ (.*)$/.exec(line)?.[1] ?? under;
    const cells = line.startsWith('|') ? line.slice(1, -1).split('|') : [];
    return cells.length > 0 && !line.includes('---')
      ? [{ under, cells: cells.map((cell) => cell.trim()) }]
      : [];
  });
}
