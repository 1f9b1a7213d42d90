import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { gapRules } from '../../../../src/core/handoff/gaps/gapRules.ts';
import { scanGaps } from '../../../../src/core/handoff/gaps/scanGaps.ts';

const folder = path.resolve(import.meta.dirname, '../../../../src/core/handoff/gaps/rules');

/** Lines on which a rule finds something, in one file. */
function linesOf(rule: string, file: string, text: string): (number | undefined)[] {
  return scanGaps([{ path: file, text }])
    .filter((gap) => gap.rule === rule)
    .map((gap) => gap.line);
}

interface Example {
  readonly rule: string;
  readonly file: string;
  /** Each is found on its last line. */
  readonly found: readonly string[];
  readonly leftAlone: readonly string[];
}

const examples: readonly Example[] = [
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
  {
    rule: 'security/rights-in-the-browser',
    file: 'rights.tsx',
    found: ['if (user.isAdmin) show();', "const may = user.role === 'manager';"],
    leftAlone: ['const panel = <div role="button" />;', '// isAdmin'],
  },
  {
    rule: 'security/unescaped-html',
    file: 'html.js',
    found: [
      'list.innerHTML = rows;',
      'list.innerHTML = `<p>${name}</p>`;',
      "list.innerHTML += '<p>' + name + '</p>';",
      "list.insertAdjacentHTML('beforeend', row);",
      'const a = <div dangerouslySetInnerHTML={{ __html: text }} />;',
    ],
    leftAlone: [
      "list.innerHTML = '';",
      'list.innerHTML = `\n  <p>Nothing here</p>\n`\nconst other = name',
      'list.innerHTML = `<p>${escapeHtml(name)}</p>`;',
      "if (list.innerHTML === before) go('x');",
      "list.insertAdjacentHTML('beforeend', '<hr>');",
      '// list.innerHTML = rows',
    ],
  },
  {
    rule: 'security/unvalidated-input',
    file: 'form.jsx',
    found: [
      'const field = <input name="a" />;',
      'const field = <input type="text" onChange={(e) => set(e.target.value)} />;',
      'const field = <textarea></textarea>;',
    ],
    leftAlone: [
      'const field = <input onChange={(e) => set(e.target.value)} required />;',
      'const field = <input type="email" />;',
      'const field = <input type="checkbox" />;',
      'const field = <input maxLength={40} />;',
      'const field = <InputGroup />;',
    ],
  },
  {
    rule: 'security/secret-in-code',
    file: 'config.ts',
    found: [
      `const key = 'sk-${'a1b2c3d4'.repeat(4)}';`,
      `// AKIA${'A1B2'.repeat(4)}`,
      `const apiKey = "${'9f8e7d6c5b'.repeat(3)}";`,
      ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' '),
    ],
    leftAlone: [
      "const password = 'forgotten-password-link-text';",
      "const token = tokens['primary-colour'];",
      'const cls = "sk-loading-indicator-of-the-list";',
      "const apiKey = '';",
    ],
  },
  {
    rule: 'security/code-from-text',
    file: 'eval.ts',
    found: ['eval(text);', "const run = new Function('a', body);", "setTimeout('go()', 10);"],
    leftAlone: ['medieval(text);', 'page.eval(text);', 'setTimeout(go, 10);', '// eval(text)'],
  },
  {
    rule: 'maintainability/inline-handlers',
    file: 'index.html',
    found: ['<button onclick="go()">x</button>', '<p>\n<a class="b"\n onmouseover=\'x()\'>y</a>'],
    leftAlone: [
      '<p>Write onclick="…" nowhere</p>',
      '<button data-onclick="x">y</button>',
      '<!-- <b onclick="x"> -->',
    ],
  },
  {
    rule: 'maintainability/unnamed-timing',
    file: 'timing.ts',
    found: ['setInterval(tick, 5_000);', "setTimeout(() => toast.classList.remove('shown'), 3000);"],
    leftAlone: [
      "setTimeout(() => go('done'), 900);",
      'setTimeout(paint, 0);',
      'setInterval(tick, tickEvery);',
    ],
  },
  {
    rule: 'maintainability/global-state',
    file: 'global.ts',
    found: ['window.cart = [];', 'globalThis.total = 0;'],
    leftAlone: [
      "window.location = '#a';",
      'window.onload = start;',
      'if (window.cart === undefined) start();',
      'window.x => 1',
    ],
  },
  {
    rule: 'maintainability/text-in-code',
    file: 'index.html',
    found: ['<p>One</p><p>Two</p><p>Three</p><p>Four</p><p>Fünf</p>'],
    leftAlone: [
      '<p>One</p><p>Two</p>',
      '<p>{a}</p><p>{b}</p><p>{c}</p><p>{d}</p><p>{e}</p>',
      '<script>a</script>'.repeat(6),
    ],
  },
  {
    rule: 'maintainability/large-file',
    file: 'large.ts',
    found: ['go();\n'.repeat(401)],
    leftAlone: ['go();\n'.repeat(400), '\n'.repeat(1000)],
  },
];

describe('the rules of the gap scan', () => {
  for (const { rule, file, found, leftAlone } of examples)
    describe(rule, () => {
      for (const text of found)
        it(`finds: ${text.slice(0, 80)}`, () => {
          const lines = linesOf(rule, file, `\n${text}`);
          const last = rule.endsWith('large-file') ? 1 : text.split('\n').length + 1;
          assert.deepEqual(lines, [last]);
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
