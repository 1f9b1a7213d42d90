import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Token } from 'markdown-it';
import { describe, it } from 'mocha';
import { lint } from 'markdownlint/sync';
import { SaxesParser } from 'saxes';
import { measureBlastRadius } from '../../../src/core/boundary/fix/blastRadius.ts';
import { composeReview } from '../../../src/core/boundary/fix/composeReview.ts';
import { radiusDiagram } from '../../../src/core/boundary/fix/radiusDiagram.ts';
import { radiusPage } from '../../../src/core/boundary/fix/radiusPage.ts';
import { radiusPicture } from '../../../src/core/boundary/fix/radiusPicture.ts';
import { renderReview } from '../../../src/core/boundary/fix/renderReview.ts';
import { hostileText } from '../handoff/support/hostileText.ts';
import { previewTokens } from '../handoff/support/previewMarkdown.ts';
import { sampleExperiment } from '../handoff/support/sampleRecords.ts';
import { buttonRadius, fixFile, importers } from './sampleRadius.ts';

/** A review request in which every text that is not ours says the same. */
function reviewSaying(text: string, code = text): string {
  const radius = measureBlastRadius(
    [fixFile(text, { placement: { zone: 'gated', rule: text, why: text, owners: [text] } })],
    importers({ [text]: ['src/a.ts'] }),
  );
  const origin = {
    id: 'id',
    at: '2026-03-13T08:00:00.000Z',
    title: text,
    why: text,
    experiment: 'one',
    base: 'a'.repeat(40),
  };
  return renderReview({
    review: composeReview({ ...origin, branch: 'footbridge/one-x', hasUncommittedPolicy: true }, radius),
    radius,
    patch: [{ path: text, hunks: [{ oldLine: 1, newLine: 1, before: [code], after: [code, code] }] }],
    hypothesis: { ...sampleExperiment.hypothesis, title: text, belief: text },
    evidence: {
      variant: 'a',
      successes: 1,
      participants: 2,
      stoppedEarly: 0,
      underWay: 0,
      didNotBegin: 0,
      passBar: 2,
      killBar: 0,
      outcome: 'inconclusive',
      variants: [],
      pilots: 0,
      excluded: 0,
    },
  });
}

describe('the review request', function () {
  this.timeout(20_000);

  it('passes markdownlint', () => {
    const found = lint({
      strings: { review: reviewSaying('src/word.ts') },
      config: { default: true, MD013: false },
    });
    assert.deepEqual(
      (found['review'] ?? []).map((one) => `${one.lineNumber} ${one.ruleNames.join('/')}`),
      [],
    );
  });

  it('has the same structure whatever people, code and file names say', () => {
    const expected = structureOf(reviewSaying('word'));
    fc.assert(
      fc.property(hostileText, (text) => assert.deepEqual(structureOf(reviewSaying(text)), expected)),
      { numRuns: 200 },
    );
  });

  it('blots out what looks like a secret in the code it shows', () => {
    assert.doesNotMatch(
      reviewSaying('word', 'const key = "sk-live-0123456789abcdef0123";'),
      /0123456789abcdef/,
    );
  });
});

describe('the picture of a blast radius', () => {
  it('is well-formed SVG that loads and runs nothing, whatever files are called', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const names = elementsOf(radiusPicture(buttonRadius(name)));
        assert.deepEqual(
          [...names].filter((one) => !drawing.has(one)),
          [],
        );
      }),
    );
  });

  it('says in words all that it shows, for those who cannot see it', () => {
    const picture = radiusPicture(buttonRadius());
    assert.match(picture, /role="img" aria-labelledby="title description"/);
    assert.match(picture, /<desc id="description">It changes 2 files .*One test file reaches it\./);
    assert.match(picture, /prefers-color-scheme:dark/);
  });

  it('calls zones what they are called everywhere', () => {
    assert.match(radiusPicture(buttonRadius()), />Needs Review · src\/</);
    assert.match(reviewSaying('word'), /\| Needs Review \(gated\) \|/);
  });

  it('keeps the zone where there is no room for the whole folder', () => {
    const file = 'src/components/checkout/payment/Button.tsx';
    assert.match(radiusPicture(buttonRadius(file)), />Needs Review · …[^<]*payment\/</);
  });

  it('counts files for which there is no room', () => {
    const many = Array.from({ length: 40 }, (_, index) => `src/page${String(index).padStart(2, '0')}.ts`);
    const radius = measureBlastRadius([fixFile('src/Button.tsx')], importers({ 'src/Button.tsx': many }));
    assert.match(radiusPicture(radius), />40 files<[\s\S]*>and 33 more</);
    assert.match(radiusDiagram(radius), /direct\["Import them \(40\)"\][\s\S]*directMore\["and 33 more"\]/);
  });

  it('stands in a page whose only style sheet is the one that is named', () => {
    const limits = [{ message: '<b>too much</b>', instead: 'less' }];
    const page = radiusPage(
      {
        language: 'en',
        title: '<i>',
        standing: '&',
        limits,
        sentences: ['<script>'],
        radius: buttonRadius('<img src=x>'),
      },
      'abc',
    );
    assert.equal(page.match(/<style/g)?.length, 1);
    assert.doesNotMatch(page, /<script|<img|<b>|<i>/);
    assert.match(page, /default-src 'none'; style-src 'nonce-abc'/);
  });
});

describe('the Mermaid diagram of a blast radius', () => {
  it('takes nothing in a file name for its own syntax', () => {
    const shape = (name: string) =>
      radiusDiagram(buttonRadius(name))
        .split('\n')
        .map((one) => one.replace(/changed0\["[^"\]]*"\]/, 'changed0'));
    fc.assert(fc.property(hostileText, (name) => assert.deepEqual(shape(name), shape('word'))));
  });
});

const drawing = new Set(['svg', 'title', 'desc', 'style', 'rect', 'text', 'path', 'g']);

function elementsOf(svg: string): Set<string> {
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    names.add(name);
    assert.ok(Object.keys(attributes).every((attribute) => !/^on|href/i.test(attribute)));
  });
  parser.write(svg).close();
  return names;
}

/** Blocks, links and emphasis; plain text and code count as the same, and so do all languages of code. */
function structureOf(text: string): string[] {
  return previewTokens(text).flatMap((token) => [token.type, ...(token.children ?? []).flatMap(inline)]);
}

function inline({ type, attrs }: Token): string[] {
  if (type === 'text' || type === 'code_inline') return [];
  return [type, ...(attrs ?? []).map(([name, value]) => `${name}=${value}`)];
}
