import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { describeElement, locateElement } from '../../../src/core/prototype/locateElement.ts';
import { type PickedElement, pickedElementSchema } from '../../../src/core/prototype/pickedElement.ts';

const files = [
  {
    path: 'index.html',
    text: '<main data-screen="pay">\n<button id="pay" class="primary">Pay now</button>\n</main>',
  },
  {
    path: 'list.tsx',
    text: 'export const rows = [\n  "Tomme",\n  "Brie",\n];\n// button\n<li className="row">{name}</li>',
  },
  { path: 'styles.css', text: '.primary { color: red }\n#pay {}' },
];
const button: PickedElement = { tag: 'button', classes: [], text: '', path: 'main › button' };

describe('finding the source of an element that was pointed at', () => {
  it('believes the compiler, if there is such a line', () => {
    const at = (place: string) => locateElement({ ...button, at: place }, files);
    assert.deepEqual(at('index.html:2'), { file: 'index.html', line: 2, exact: true });
    for (const place of ['index.html:9', 'index.html:0', 'other.html:1', '../index.html:1', 'index.html', ''])
      assert.equal(at(place), undefined, place);
  });

  it('goes by text and id where the compiler knows nothing, and never by style sheets', () => {
    const line = (change: Partial<PickedElement>) => locateElement({ ...button, ...change }, files);
    assert.deepEqual(line({ text: 'Brie' }), { file: 'list.tsx', line: 3, exact: false });
    assert.deepEqual(line({ id: 'pay' }), { file: 'index.html', line: 2, exact: false });
    assert.equal(line({ classes: ['primary'] }), undefined);
  });

  it('gives no answer when several lines fit, but what is around', () => {
    const twice = [{ path: 'a.html', text: '<p>Save</p>\n<p>Save</p>\n<section>' }];
    const saved = { ...button, tag: 'p', text: 'Save' };
    assert.equal(locateElement(saved, twice), undefined);
    assert.deepEqual(locateElement({ ...saved, near: 'a.html:3' }, twice), {
      file: 'a.html',
      line: 3,
      exact: false,
    });
  });

  it('says which element is meant, with file and line, and quotes what comes from the page', () => {
    const picked = { ...button, at: 'index.html:2', id: 'pay', classes: ['primary'], text: 'Pay\n"now"' };
    assert.equal(
      describeElement(picked, files),
      'This is about the element <button id="pay" class="primary"> that says "Pay\\n\\"now\\"", in "main › button".\n' +
        'It is made in index.html, line 2: "<button id=\\"pay\\" class=\\"primary\\">Pay now</button>"',
    );
  });

  it('copes with whatever a page says, in bounded length', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    const picked = fc.record({
      at: fc.option(text, { nil: undefined }),
      near: fc.option(text, { nil: undefined }),
      id: fc.option(fc.string({ unit: 'binary', maxLength: 100 }), { nil: undefined }),
      tag: fc.string({ minLength: 1, maxLength: 60 }),
      classes: fc.array(fc.string({ unit: 'binary', maxLength: 100 }), { maxLength: 20 }),
      text,
      path: fc.string({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(picked, (element) => {
        const sound = pickedElementSchema.parse(element);
        const said = describeElement(sound, files);
        assert.ok(said.split('\n').length <= 2 && said.length < 20_000);
      }),
    );
  });
});
