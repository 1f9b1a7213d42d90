import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Hypothesis, hypothesisKinds } from '../../../src/core/experiment/hypothesis.ts';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { hypothesisOf } from './hypotheses.ts';
import { type Element, attributeOf, elementsOf, inside, textOf } from './page.ts';

const hostile = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '</title><svg onload=alert(1)>',
  '&lt;b&gt; &amp;',
  '${alert(1)}',
  '`',
  '\\',
  'javascript:alert(1)',
  '<footbridge-done/>',
  '\u0000\u2028\u2029\ud800',
  '</style>',
  '{{x}}',
  '“quoted </h1>”',
];
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('list', 'pay', 'form'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' ').slice(0, 100) || 'x');

const hypotheses = fc
  .record({
    kind: fc.constantFrom(...hypothesisKinds),
    title: words,
    belief: words,
    segment: words,
    problem: words,
    titles: fc.array(fc.record({ title: words, detail: words }), { minLength: 1, maxLength: 4 }),
    ids: words,
  })
  .map(({ kind, titles, ids, ...rest }): Hypothesis => {
    const steps = titles.map((step, index) => ({ ...step, id: `${ids.slice(0, 20)}${index}` }));
    return { ...hypothesisOf[kind], ...rest, kind, steps, nonGoals: [rest.title] };
  });

function pageOf(hypothesis: Hypothesis, instruction = ''): Element[] {
  const files = writeStarter({ hypothesis, messages: [], instruction, currentFiles: [] });
  return elementsOf(files.find((file) => file.path === 'index.html')?.text ?? '');
}

const ownScript = ['module', 'app.js'];
const tags =
  /^(html|head|meta|title|link|script|body|header|footer|main|nav|aside|section|article|div|span|p|h1|h2|ul|ol|li|dl|dt|dd|button|form|fieldset|legend|label|input|select|option|textarea|output|progress|table|thead|tbody|tr|th|td|strong|br|kbd|i|details|summary|svg|path|circle|ellipse|rect)$/;
const attributes =
  /^(id|class|style|lang|charset|name|content|rel|href|type|src|role|tabindex|for|value|max|min|maxlength|placeholder|pattern|inputmode|autocomplete|required|checked|selected|disabled|hidden|multiple|accept|novalidate|open|rows|scope|viewBox|x|y|d|r|rx|ry|cx|cy|width|height|aria-[a-z]+|data-[a-z-]+)$/;

function assertHarmless(elements: readonly Element[]): void {
  for (const element of elements) {
    assert.match(element.tagName, tags);
    for (const { name, value } of element.attrs) {
      assert.match(name, attributes);
      if (name === 'href' || name === 'src') assert.match(value, /^(styles\.css|app\.js)$/);
      if (name === 'style') assert.match(value, /^--[a-z]+: [\d.a-z%]+$/);
    }
  }
  const scripts = elements.filter((element) => element.tagName === 'script');
  assert.deepEqual(
    scripts.map((script) => [attributeOf(script, 'type'), attributeOf(script, 'src')]),
    [ownScript],
  );
  assert.deepEqual(scripts.map(textOf), ['']);
}

/** White space runs as one space, without what HTML cannot hold: as the reader sees it. */
function asShown(text: string): string {
  const unwritable = /(?![\t\n\f\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
  return text.replaceAll(unwritable, '').replaceAll(/\s+/g, ' ').trim();
}

describe('the offline starter, given hostile words', function () {
  this.timeout(30_000);

  it('lets none of them out of their place', () => {
    fc.assert(
      fc.property(hypotheses, (hypothesis) => {
        const elements = pageOf(hypothesis);
        assertHarmless(elements);
        const screens = elements.filter((element) => attributeOf(element, 'data-screen') !== undefined);
        assert.equal(screens.length, hypothesis.steps.length);
        screens.forEach((screen, index) => {
          const heading = inside(screen).find((element) => element.tagName === 'h1');
          assert.equal(
            asShown(heading ? textOf(heading) : ''),
            asShown(hypothesis.steps[index]?.title ?? ''),
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('lets no instruction out of its place', () => {
    const wishes = fc.oneof(
      words,
      fc.tuple(words, words).map(([from, to]) => `rename "${from}" to "${to}"`),
      words.map((to) => `change headline to "${to}"`),
      words.map((to) => `rename "Back" to "${to}"`),
    );
    fc.assert(
      fc.property(fc.constantFrom(...hypothesisKinds), wishes, (kind, instruction) => {
        const elements = pageOf(hypothesisOf[kind], instruction);
        assertHarmless(elements);
        const screens = elements.filter((element) => attributeOf(element, 'data-screen') !== undefined);
        assert.equal(screens.length, hypothesisOf[kind].steps.length);
      }),
      { numRuns: 100 },
    );
  });

  it('puts no word of the hypothesis into script or stylesheet', () => {
    fc.assert(
      fc.property(hypotheses, (hypothesis) => {
        const plain = { ...hypothesis, belief: 'x', segment: 'x', problem: 'x' };
        const codeOf = (one: Hypothesis) =>
          writeStarter({ hypothesis: one, messages: [], instruction: '', currentFiles: [] })
            .filter((file) => file.path !== 'index.html')
            .map((file) => file.text);
        const steps = hypothesis.steps.map((step, index) => ({ ...step, id: `other-${index}` }));
        assert.deepEqual(codeOf(plain), codeOf({ ...plain, steps }));
      }),
      { numRuns: 40 },
    );
  });
});
