import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Brief } from '../../../src/core/handoff/briefSchema.ts';
import { pngDataUri, svgDataUri } from '../../../src/core/handoff/html/dataUri.ts';
import { renderHtml } from '../../../src/core/handoff/html/renderHtml.ts';
import { issueLimit, renderIssue } from '../../../src/core/handoff/issue/renderIssue.ts';
import { renderJson } from '../../../src/core/handoff/renderJson.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import { renderSpecKit } from '../../../src/core/handoff/spec/renderSpecKit.ts';
import { repositoryRoot } from '../../support/paths.ts';
import { assertGolden } from './support/goldenBrief.ts';
import { goldenBriefs } from './support/goldenRecords.ts';
import { hostileText } from './support/hostileText.ts';
import { lintMarkdown } from './support/lintMarkdown.ts';
import { previewTokens } from './support/previewMarkdown.ts';

const finalBrief = goldenBriefs[0]?.[1];
assert.ok(finalBrief);
const brief: Brief = finalBrief;

const images = new Map([
  ['screens/home-ready-0a1b2c3d4e5f.png', pngDataUri(new Uint8Array([1, 2, 3, 4]))],
  ...brief.pictures.map(
    ({ file, title }) => [file, svgDataUri(`<svg><title>${title}</title></svg>`)] as const,
  ),
]);

describe('a brief of something that is not to be built', () => {
  const { decision } = brief;
  assert.ok(decision);
  const stopped = { ...brief, decision: { ...decision, outcome: 'invalidated' as const } };
  const later = { ...brief, handoff: { ...brief.handoff, disposition: 'later' as const } };

  it('says so before anything else in the specification, which reads like an order', () => {
    const top = (one: Brief) => renderSpecKit(one).split('\n').slice(2, 3).join('');
    assert.match(top(stopped), /^> \*\*Nothing to build\.\*\* The decision is invalidated;/);
    assert.match(top({ ...later }), /^> \*\*Nothing to build now\.\*\* It is kept for later\.$/);
    assert.match(top(brief), /^\*\*Feature Branch\*\*/);
    for (const one of [stopped, later]) assert.deepEqual(lintMarkdown(renderSpecKit(one)), []);
  });

  it('asks nobody for an owner and a specification', () => {
    assert.match(renderMarkdown(brief), /may name an owner and where the specification lies/);
    for (const one of [stopped, later]) assert.match(renderMarkdown(one), /Accepted means that it was read/);
  });

  it('gives no boxes to tick off in the issue', () => {
    assert.match(renderIssue(brief), /- \[ \] \*\*AC1\*\*/);
    for (const one of [stopped, later]) {
      assert.doesNotMatch(renderIssue(one), /\[ \]/);
      assert.match(renderIssue(one), /- \*\*AC1\*\*/);
    }
  });
});

describe('the brief as JSON', () => {
  const schema: unknown = JSON.parse(
    readFileSync(path.join(repositoryRoot, 'media', 'schemas', 'brief.schema.json'), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats['default'](ajv);
  const validate = ajv.compile(schema as object);

  for (const [name, one] of goldenBriefs)
    it(`is as reviewed, and valid by the published schema: ${name}`, () => {
      const text = renderJson(one);
      assertGolden(`${name}.json`, text);
      validate(JSON.parse(text));
      assert.deepEqual(validate.errors, null);
    });

  it('is not valid when something is missing, so that the schema says something', () => {
    const { decision: _, evidence: __, ...rest } = brief;
    assert.equal(validate(rest), false);
  });
});

describe('the brief as an issue', () => {
  for (const [name, one] of goldenBriefs)
    it(`is as reviewed, and passes markdownlint: ${name}`, () => {
      const text = renderIssue(one);
      assertGolden(`${name}.issue.md`, text);
      // An issue has a title of its own, so its body begins without one.
      assert.deepEqual(
        lintMarkdown(text).filter((line) => !line.includes('MD041')),
        [],
      );
    });

  it('has no pictures, no mentions and fits, however much there is to say', () => {
    const [gap] = brief.gaps;
    const [criterion] = brief.acceptanceCriteria;
    assert.ok(gap && criterion);
    const long = 'Ask @somebody about #12. '.repeat(12);
    const text = renderIssue({
      ...brief,
      gaps: Array.from({ length: 200 }, () => ({ ...gap, inPlainWords: long })),
      acceptanceCriteria: Array.from({ length: 20 }, () => ({ ...criterion, when: long, expected: long })),
      openQuestions: Array.from({ length: 80 }, () => ({ id: 'Q', question: long, from: '', owner: long })),
    });
    assert.ok(text.length <= issueLimit, String(text.length));
    assert.match(text, /## Acceptance criteria/);
    assert.match(text, /## Where the rest is/);
    assert.doesNotMatch(text, /!\[|@somebody|#12/);
  });
});

describe('the brief as a specification', () => {
  for (const [name, one] of goldenBriefs)
    it(`is as reviewed, and passes markdownlint: ${name}`, () => {
      const text = renderSpecKit(one);
      assertGolden(`${name}.spec.md`, text);
      assert.deepEqual(lintMarkdown(text), []);
    });

  it('has the sections of the template, in its order', () => {
    const headings = renderSpecKit(brief)
      .split('\n')
      .filter((line) => /^##? /.test(line));
    assert.deepEqual(headings, [
      '# Feature Specification: Order again in two taps',
      '## User Scenarios & Testing *(mandatory)*',
      '## Requirements *(mandatory)*',
      '## Success Criteria *(mandatory)*',
      '## Assumptions',
    ]);
  });

  it('reads as somebody would write it: real sentences, a line of states per screen, and questions apart from duties', () => {
    const text = renderSpecKit(brief);
    assert.match(text, /\*\*Then\*\* the last order is open on screen\.\n/);
    assert.doesNotMatch(text, /, at "|MUST settle|MUST respect|In the order of the test|in the state/);
    assert.match(
      text,
      /What do people see on the screen “Home” when there is nothing to show and when something/,
    );
    assert.match(text, /\n- \[NEEDS CLARIFICATION: What happens to vouchers\? Owner: Product\.\]/);
  });

  it('keeps its structure whatever people write', () => {
    const types = (text: string) =>
      previewTokens(renderSpecKit(withTexts(brief, text))).map(({ type }) => type);
    const expected = types('word');
    fc.assert(
      fc.property(hostileText, (text) => assert.deepEqual(types(text), expected)),
      { numRuns: 100 },
    );
  });
});

describe('the brief as a page', () => {
  for (const [name, one] of goldenBriefs)
    it(`is as reviewed: ${name}`, () => assertGolden(`${name}.html`, renderHtml(one, images)));

  it('needs nothing besides itself: every picture is inside, and no address leads out', () => {
    const found = [...renderHtml(brief, images).matchAll(/\b(?:src|href)="([^"]*)"/g)].map(
      ([, to = '']) => to,
    );
    assert.ok(found.length > 5);
    for (const address of found) assert.match(address, /^(?:#|data:image\/)/);
  });

  it('has links only to headings that are there', () => {
    const html = renderHtml(brief, images);
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/href="#([^"]*)"/g)].map(([, to]) => to);
    assert.ok(links.length > 1);
    for (const to of links) assert.ok(ids.has(to), to);
  });

  it('runs nothing and keeps its structure whatever people write', () => {
    const expected = elementsOf(renderHtml(withTexts(brief, 'word'), images));
    fc.assert(
      fc.property(hostileText, (text) =>
        assert.deepEqual(elementsOf(renderHtml(withTexts(brief, text), images)), expected),
      ),
      { numRuns: 60 },
    );
  });

  it('shows the states of a screen side by side, the one it opens in first', () => {
    const html = renderHtml(brief, images);
    const [, rows = ''] = /class="wide screens"[^]*?<tbody>([^]*?)<\/tbody>/.exec(html) ?? [];
    assert.equal(rows.match(/<tr>/g)?.length, new Set(brief.screens.map(({ screen }) => screen)).size);
    assert.match(rows, /<td>Home<\/td>\n<td><img [^>]*><\/td>\n<td><code>empty<\/code>/);
    assert.equal(html.match(/class="wide screens"/g)?.length, 1);
  });

  it('says that a picture is missing in the words of the brief', () => {
    assert.match(renderHtml(brief, new Map()), /<em>Home<\/em>/);
  });
});

describe('a picture as an address', () => {
  it('is the base64 of its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        assert.equal(pngDataUri(bytes), `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`);
      }),
    );
  });
});

function withTexts(one: Brief, text: string): Brief {
  return {
    ...one,
    experiment: { ...one.experiment, title: text },
    hypothesis: { belief: text, segment: text, problem: text, riskiestAssumption: text },
    handoff: {
      ...one.handoff,
      baseline: text,
      target: text,
      privacy: text,
      security: text,
      accessibility: text,
    },
    flow: one.flow.map((step) => ({ ...step, title: text, detail: text })),
    nonGoals: [text],
    acceptanceCriteria: one.acceptanceCriteria.map((each) => ({
      ...each,
      given: text,
      when: text,
      expected: text,
    })),
    openQuestions: one.openQuestions.map((each) => ({ ...each, question: text, owner: text })),
  };
}

/** Names of all elements with their attributes' names, in order; code and emphasis of missing pictures aside. */
function elementsOf(html: string): string[] {
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): string[] => {
    if (!('tagName' in node)) return [];
    const { tagName, attrs, childNodes } = node;
    const own = tagName === 'code' ? [] : [`${tagName} ${attrs.map(({ name }) => name).join(' ')}`];
    return [...own, ...childNodes.flatMap(walk)];
  };
  return parse(html).childNodes.flatMap(walk);
}
