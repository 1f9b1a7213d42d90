import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { validatePrototype } from '../../../src/core/prototype/validatePrototype.ts';

function told(
  html: string,
  steps: { id: string; title: string }[] = [],
  more: Record<string, string> = {},
): string[] {
  const files = Object.entries({ 'index.html': html, ...more }).map(([path, text]) => ({ path, text }));
  return validatePrototype(files, steps).map(
    (each) => `${each.severity} ${each.file}:${each.line} ${each.message}`,
  );
}

describe('checking a prototype against the contract', () => {
  it('finds nothing wrong with one that keeps it', () => {
    const html = `<main data-screen="list"><h1>List</h1><button data-go="basket/empty">Basket</button></main>
<main data-screen="basket"><p data-state="empty loading">…</p><button data-go="back">Back</button>
<label>Name <input></label><label for="m">Mail</label><input id="m"><img alt="" src="data:,"></main>`;
    assert.deepEqual(told(html, [{ id: 'list', title: 'List' }, { id: 'basket', title: 'Basket' }]), []); // prettier-ignore
  });

  it('asks for the entry page and for a screen', () => {
    assert.match(validatePrototype([])[0]?.message ?? '', /no index\.html/);
    assert.deepEqual(told('<h1>Hi</h1>'), [
      'error index.html:1 No element carries data-screen, so there is no screen to show',
    ]);
  });

  it('counts screens that a script renders', () => {
    const html = '<div id="app"></div><script type="module" src="app.js"></script>';
    const script = { 'app.js': 'app.innerHTML = `<main data-screen="pay">`; go("done")' };
    const steps = [{ id: 'pay', title: 'Pay' }, { id: 'ship', title: 'Ship' }]; // prettier-ignore
    assert.deepEqual(told(html, steps, script), [
      'warning index.html:1 The step "Ship" has no screen (data-screen="ship")',
    ]);
  });

  it('names the line of screens told twice and of ways that lead nowhere', () => {
    const html = `<main data-screen="a"><button data-go="c">C</button></main>
<main data-screen="a"></main>
<main data-screen="b"><a href="#"
 data-go="a/late">A</a></main>`;
    assert.deepEqual(told(html), [
      'error index.html:2 The screen "a" is there already, on line 1',
      'error index.html:1 data-go="c" leads to a screen that does not exist',
      'warning index.html:4 The screen "a" has no state "late"',
    ]);
  });

  it('refuses file types that have no place in a prototype', () => {
    const findings = told('<main data-screen="a"></main>', [], { 'run.sh': '', 'a.wasm': '', 'b.TS': '' });
    assert.deepEqual(findings.map((each) => each.split(' ')[1]), ['run.sh:1', 'a.wasm:1']); // prettier-ignore
  });

  it('warns where some people could not use the page', () => {
    const html = `<main data-screen="a"><img src="data:,"><button><svg></svg></button>
<a href="#"></a><input type="text"><select></select>
<button aria-label="Close"><svg></svg></button><input type="hidden"><button><img alt="Search" src="data:,"></button></main>`;
    assert.deepEqual(told(html).map((each) => each.replace(/ index\.html:/, ' ')), [
      'warning 1 This picture has no alt text',
      'warning 1 This button does not say what it does',
      'warning 2 This link does not say where it leads',
      'warning 2 This field has no label',
      'warning 2 This field has no label',
    ]); // prettier-ignore
  });

  it('never throws, whatever the page says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (html, target) => {
        validatePrototype([{ path: 'index.html', text: `${html}<p data-screen="x" data-go="${target}">` }]);
      }),
    );
  });
});
