import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { kitOrders, type KitData } from '../../../src/core/evidence/kitData.ts';
import { kitPage } from '../../../src/core/evidence/kitPage.ts';
import { checkParticipantCode } from '../../../src/core/evidence/participantCode.ts';
import { allowedScripts, wrapPage } from '../../../src/core/prototype/wrapPage.ts';
import { nodeCompileTools } from '../../../src/node/compile/compileTools.ts';
import { isCode, newCode, newId } from '../../../src/webview/kit/chance.ts';

const sha256 = (text: string): string => nodeCompileTools.sha256(text);

function data(change: Partial<KitData> = {}): KitData {
  return {
    experiment: 'checkout',
    protocol: 'f'.repeat(64),
    title: 'A sketch',
    consent: 'Yes?',
    tasks: [],
    variants: [],
    prototypes: {},
    known: { screens: [], states: [], steps: [], files: [], kinds: [] },
    orders: [],
    ...change,
  };
}

function pageOf(kit: KitData, script = 'run()'): string {
  const parts = { script, style: 'p{}', language: 'en', translations: undefined, withoutScripts: 'Open it.' };
  return kitPage(kit, { ...parts, sha256 });
}

function policyOf(page: string): string {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  return content.replaceAll('&#39;', "'");
}

describe('the page of a test kit', () => {
  it('allows by hash its own script and those of its prototypes, and no other', () => {
    const inner = ['one()', 'two()'];
    const pages = inner.map(
      (script, index) =>
      wrapPage({ title: 'T', html: `<script>${script}</script>`, scripts: [script], outer: `outer(${index})`, sha256 }), // prettier-ignore
    );
    const page = pageOf(data({ variants: pages.map((each, index) => ({ id: `v${index}`, page: each })) }));
    const wanted = ['run()', 'one()', 'two()', 'outer(0)', 'outer(1)'].map(
      (text) => `sha256-${sha256(text)}`,
    );
    assert.deepEqual(allowedScripts(page).toSorted(), wanted.toSorted());
    const [, scripts = ''] = /script-src ([^;]*)/.exec(policyOf(page)) ?? [];
    assert.ok(
      scripts.split(' ').every((source) => /^'sha256-[\w+/]+={0,2}'$/.test(source)),
      scripts,
    );
    assert.match(policyOf(page), /^default-src 'none';.*connect-src 'none'/);
  });

  it('takes no hash from anywhere but the policy of a page', () => {
    const forged = `<p>sha256-${sha256('evil()')}</p>`;
    const page = wrapPage({ title: forged, html: forged, scripts: ['one()'], outer: 'outer()', sha256 });
    assert.equal(allowedScripts(page).includes(`sha256-${sha256('evil()')}`), false);
    assert.deepEqual(allowedScripts(forged), []);
  });

  it('carries whatever it is given as data, word for word, and as nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '/', 'script', '>', '!--', '"', '&', "'", 'é', '\u2028', 'a'),
        }),
        (text) => {
          const kit = data({ title: text, consent: text, variants: [{ id: 'a', page: text }] });
          const page = pageOf(kit);
          const [, held = ''] = /id="kit-data">(.*?)<\/script>/s.exec(page) ?? [];
          assert.deepEqual(JSON.parse(held), kit);
          assert.equal(page.match(/<script/g)?.length, 2, 'the data and the script');
        },
      ),
    );
  });

  it('offers each variant alone, or all of them in balanced orders', () => {
    assert.deepEqual(kitOrders({ assignment: 'between' }, ['a', 'b', 'c']), [['a'], ['b'], ['c']]);
    const rows = kitOrders({ assignment: 'within' }, ['a', 'b', 'c']);
    for (const place of [0, 1, 2])
      for (const id of ['a', 'b', 'c']) assert.equal(rows.filter((row) => row[place] === id).length, 2);
  });
});

describe('codes that a kit makes or takes', () => {
  it('are codes to whoever reads the results in, too', () => {
    for (let times = 0; times < 500; times += 1) {
      const code = newCode();
      assert.match(code, /^[A-Z]\d[A-Z]\d-[A-Z]\d[A-Z]\d$/);
      assert.ok(isCode(code), code);
      assert.equal(checkParticipantCode(code), 'ok', code);
    }
    const typed = fc.string({ unit: fc.constantFrom(...Array.from('ab1Z9 .-_#/@+')), maxLength: 45 });
    fc.assert(
      fc.property(typed, (text) => isCode(text.trim()) === (checkParticipantCode(text) === 'ok')),
      { numRuns: 5000 },
    );
  });

  it('are refused where they could be somebody', () => {
    const people = ['Mary', 'Mary Miller', 'm@example.com', '0044 20 7946 0000', '19800101', '', '  ', '---'];
    assert.deepEqual(people.filter(isCode), []);
    assert.deepEqual(['P1', 'p-12', 'K4T9-M3P7', 'abc', 'Team 2 P3'].filter(isCode), ['P1', 'p-12', 'K4T9-M3P7', 'abc']); // prettier-ignore
  });

  it('come with ids that are random and well-formed', () => {
    const ids = Array.from({ length: 200 }, newId);
    assert.equal(new Set(ids).size, 200);
    for (const id of ids)
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
