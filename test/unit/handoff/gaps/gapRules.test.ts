import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { gapRules } from '../../../../src/core/handoff/gaps/gapRules.ts';
import { scanGaps } from '../../../../src/core/handoff/gaps/scanGaps.ts';
import type { GapExample } from './support/gapExample.ts';
import { maintainabilityExamples } from './support/maintainabilityExamples.ts';
import { resilienceExamples } from './support/resilienceExamples.ts';
import { scaleExamples } from './support/scaleExamples.ts';
import { securityExamples } from './support/securityExamples.ts';

const folder = path.resolve(import.meta.dirname, '../../../../src/core/handoff/gaps/rules');

/** Lines on which a rule finds something, in one file. */
function linesOf(rule: string, file: string, text: string): (number | undefined)[] {
  return scanGaps([{ path: file, text }])
    .filter((gap) => gap.rule === rule)
    .map((gap) => gap.line);
}

const examples: readonly GapExample[] = [
  {
    rule: 'scale/list-without-paging',
    file: 'list.jsx',
    found: [
      'const rows = items.map((item) => `<li>${item}</li>`).join("");',
      'const list = (\n  <ul>{items.map((item) => <li>{item}</li>)}</ul>);',
      'const list = <ul>{shop.items.map((item) => <li>{item}</li>)}</ul>;',
    ],
    leftAlone: [
      'const names = items.map((item) => item.name);',
      'const names = items.map((item) => item.name).join(", ");',
      "const sizes = ['S', 'M'].map((size) => `<b>${size}</b>`).join('');",
      'const rows = items.slice(0, pageSize).map((item) => `<li>${item}</li>`).join("");',
      '// items.map((item) => `<li>${item}</li>`).join("")',
    ],
  },
  {
    rule: 'scale/search-in-the-browser',
    file: 'search.ts',
    found: [
      'const hits = items.filter((item) => item.name.toLowerCase().includes(query));',
      'for (const row of rows) {\n  row.hidden = !row.textContent.toLowerCase().includes(wanted);',
    ],
    leftAlone: [
      'const open = items.filter((item) => item.open);',
      'const t = "items.filter(x => x.toLowerCase())";',
    ],
  },
  {
    rule: 'scale/lookup-in-loop',
    file: 'join.ts',
    found: [
      'const lines = cart.map((line) => ({ ...line, product: products.find((p) => p.id === line.id) }));',
    ],
    leftAlone: [
      'const one = products.find((p) => p.id === id);',
      'cart.map((line) => line.id); products.find(Boolean);',
    ],
  },
  {
    rule: 'resilience/simulated-waiting',
    file: 'wait.ts',
    found: [
      "setTimeout(() => go('done'), 900);",
      'await new Promise((resolve) => {\n  setTimeout(resolve, 800); });',
      'setTimeout(() => setOrders(sample), delay);',
      "setTimeout(function () { screen.dataset.state = 'ready'; }, 500);",
    ],
    leftAlone: [
      "setTimeout(() => toast.classList.remove('shown'), 3000);",
      "// setTimeout(() => go('done'), 900);",
      'const text = "setTimeout(() => go(1), 2)";',
    ],
  },
  {
    rule: 'resilience/no-error-path',
    file: 'load.ts',
    found: ['const order = await load();', 'load().then(show);'],
    leftAlone: [
      'try { await load(); } catch (error) { show(error); }',
      'load().then(show).catch(report);',
      'const then = 1;',
    ],
  },
  {
    rule: 'resilience/no-error-state',
    file: 'index.html',
    found: [
      '<main data-screen="basket"><p>Full</p></main>',
      '<main data-screen="a"><p data-state="load-error">x</p></main>\n<main data-screen="b"></main>',
    ],
    leftAlone: [
      '<main data-screen="basket"><p data-state="empty">x</p><p data-state="payment-failed">y</p></main>',
      '<!-- <main data-screen="basket"></main> -->',
    ],
  },
  {
    rule: 'resilience/swallowed-error',
    file: 'catch.ts',
    found: ['try { a(); } catch {}', 'try { a(); } catch (error) { /* fine */ }', 'load().catch(() => {});'],
    leftAlone: ['try { a(); } catch (error) { report(error); }', 'load().catch(() => show());'],
  },
  ...scaleExamples,
  ...resilienceExamples,
  ...securityExamples,
  ...maintainabilityExamples,
];

describe('the rules of the gap scan', () => {
  for (const { rule, file, found, line, leftAlone } of examples)
    describe(rule, () => {
      for (const text of found)
        it(`finds: ${text.slice(0, 80)}`, () => {
          const lines = linesOf(rule, file, `\n${text}`);
          assert.deepEqual(lines, [line ?? text.split('\n').length + 1]);
        });
      for (const text of leftAlone)
        it(`leaves alone: ${text.slice(0, 80)}`, () => assert.deepEqual(linesOf(rule, file, text), []));
    });

  it('are listed, one per file, under their own names', () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
    const names = gapRules.map(({ rule }) =>
      rule.replace(/^.*\//, '').replaceAll(/-(.)/g, (_, char: string) => char.toUpperCase()),
    );
    assert.deepEqual(names.toSorted(), files.toSorted());
  });

  it('document themselves: each file begins with what it finds, under its name and confidence', () => {
    for (const { rule, confidence, axis } of gapRules) {
      const name = rule.slice(axis.length + 1).replaceAll(/-(.)/g, (_, char: string) => char.toUpperCase());
      const text = readFileSync(path.join(folder, `${name}.ts`), 'utf8');
      assert.ok(text.startsWith(`/**\n * **${rule}** (${confidence}`), rule);
    }
  });

  it('have an example each, but for those that hold for every prototype', () => {
    const untried = gapRules
      .map(({ rule }) => rule)
      .filter((rule) => !examples.some((one) => one.rule === rule));
    const always = scanGaps([{ path: 'index.html', text: '' }]).map(({ rule }) => rule);
    assert.deepEqual(untried, always);
  });
});

describe('the gap scan', () => {
  it('says what every prototype leaves out, without a line', () => {
    const gaps = scanGaps([{ path: 'index.html', text: '<p>Hello</p>' }]);
    assert.deepEqual(
      gaps.map(({ rule, file, line, status }) => [rule, file, line, status]),
      [
        'scale/no-backend',
        'resilience/nothing-is-kept',
        'resilience/no-offline-state',
        'resilience/not-observable',
        'security/no-authentication',
        'maintainability/no-tests',
      ].map((rule) => [rule, undefined, undefined, 'not addressed']),
    );
  });

  it('names where storage only seems to keep something', () => {
    assert.deepEqual(linesOf('resilience/nothing-is-kept', 'a.js', '\nlocalStorage.setItem("a", b);'), [2]);
  });

  it('does not miss tests that are there', () => {
    const files = [
      { path: 'index.html', text: '' },
      { path: 'cart.test.ts', text: '' },
    ];
    assert.ok(!scanGaps(files).some(({ rule }) => rule === 'maintainability/no-tests'));
  });

  it('has nothing to say without files', () => assert.deepEqual(scanGaps([]), []));

  it('lists five places of a rule and counts the others', () => {
    const text = 'eval(a);\n'.repeat(12);
    const gaps = scanGaps([{ path: 'a.js', text }]).filter(({ rule }) => rule === 'security/code-from-text');
    assert.deepEqual(
      gaps.map(({ line, more }) => [line, more]),
      [
        [1, 0],
        [2, 0],
        [3, 0],
        [4, 0],
        [5, 7],
      ],
    );
  });

  it('names the files that it does not look through, and looks through those beside them', () => {
    const risky = '<main data-screen="a"></main><script>eval(a)</script>';
    const files = [
      { path: 'index.html', text: risky },
      { path: 'long.html', text: risky + '<p>Hello</p>\n'.repeat(15_000) },
      {
        path: 'pictures.html',
        text: `${risky}<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(30_000)}">`,
      },
      { path: 'vendor.js', text: 'eval(a);'.repeat(5000) },
    ];
    const gaps = scanGaps(files);
    const filesOf = (rule: string) => gaps.filter((gap) => gap.rule === rule).map(({ file }) => file);
    assert.deepEqual(filesOf('maintainability/not-looked-through'), ['long.html', 'vendor.js']);
    assert.deepEqual(filesOf('security/code-from-text'), ['index.html', 'pictures.html']);
    const leftOut = gaps.filter(({ file }) => file === 'long.html' || file === 'vendor.js');
    assert.equal(leftOut.length, 2);
  });

  it('never repeats a secret', () => {
    const secret = `ghp_${'A1b2C3d4E5'.repeat(4)}`;
    assert.ok(!JSON.stringify(scanGaps([{ path: 'a.js', text: `const k = '${secret}'` }])).includes(secret));
  });

  it('counts lines in files with Windows line ends, and finds scripts inside HTML', () => {
    assert.deepEqual(
      linesOf('security/code-from-text', 'a.html', '<p>x</p>\r\n<script>\r\neval(a)\r\n</script>'),
      [3],
    );
  });
});
