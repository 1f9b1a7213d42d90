import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Token } from 'markdown-it';
import { describe, it } from 'mocha';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import { withoutFrontMatter } from '../../../src/core/handoff/markdown/frontMatter.ts';
import { assertGolden } from './support/goldenBrief.ts';
import { lintMarkdown } from './support/lintMarkdown.ts';
import { hostileText } from './support/hostileText.ts';
import { previewTokens } from './support/previewMarkdown.ts';
import type { Brief } from '../../../src/core/handoff/briefSchema.ts';
import { goldenBriefs } from './support/goldenRecords.ts';
import { variantRecords } from './support/variantRecords.ts';

describe('the brief as Markdown', function () {
  this.timeout(20_000);

  for (const [name, brief] of goldenBriefs) {
    const text = renderMarkdown(brief);

    it(`is as reviewed: ${name}`, () => assertGolden(`${name}.md`, text));

    it(`passes markdownlint: ${name}`, () => {
      assert.deepEqual(lintMarkdown(text), []);
    });
  }
});

describe('the structure of the brief', function () {
  this.timeout(20_000);

  const brief = composeBrief(variantRecords);
  const expected = structureOf(renderMarkdown(withText(brief, 'word')));

  it('is the same whatever people, models and file names say', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.deepEqual(structureOf(renderMarkdown(withText(brief, text))), expected);
      }),
      { numRuns: 150 },
    );
  });

  it('has the decision within the first lines and no other first-level heading', () => {
    const lines = withoutFrontMatter(renderMarkdown(brief)).split('\n');
    assert.ok(lines.indexOf('## Decision: validated') < 20);
    assert.equal(lines.filter((line) => line.startsWith('# ')).length, 1);
  });
});

/** The brief with every free text replaced. */
function withText(brief: Brief, text: string): Brief {
  const replace = <T extends object>(item: T, ...keys: (keyof T)[]): T => ({
    ...item,
    ...Object.fromEntries(keys.filter((key) => item[key] !== undefined).map((key) => [key, text])),
  });
  return {
    ...brief,
    lab: text,
    experiment: replace(brief.experiment, 'title'),
    blockers: [{ code: 'placeholder', field: 'belief', message: text }],
    status: 'draft',
    ...(brief.decision ? { decision: replace(brief.decision, 'rationale', 'by') } : {}),
    evidence: {
      ...brief.evidence,
      variant: text,
      caveats: brief.evidence.caveats.map(() => text),
      variants: brief.evidence.variants.map((variant) => replace(variant, 'variant', 'change')),
      comparisons: brief.evidence.comparisons.map((one) => replace(one, 'a', 'b')),
      sessions: brief.evidence.sessions.map((session) => ({
        ...replace(session, 'participant', 'variant', 'excluded'),
        outcomes: session.outcomes.map((outcome) => ({
          ...outcome,
          ...(outcome.overridden ? { overridden: replace(outcome.overridden, 'reason') } : {}),
        })),
      })),
      notCounted: brief.evidence.notCounted.map((one) => replace(one, 'participant', 'why')),
    },
    hypothesis: replace(brief.hypothesis, 'belief', 'segment', 'problem', 'riskiestAssumption'),
    bar: replace(brief.bar, 'metric'),
    handoff: {
      ...brief.handoff,
      baseline: text,
      target: text,
      privacy: text,
      security: text,
      accessibility: text,
    },
    fixes: [{ at: brief.asOf, kind: 'changed', text }],
    reviews: [{ at: brief.asOf, status: 'returned', reviewer: text, reason: text }],
    screens: brief.screens.map((screen) => replace(screen, 'screen', 'state')),
    amendments: [{ at: brief.asOf, reason: text, fields: [text] }],
    flow: brief.flow.map((step) => replace(step, 'title', 'detail')),
    otherScreens: brief.otherScreens.map((screen) => replace(screen, 'id', 'file')),
    acceptanceCriteria: brief.acceptanceCriteria.map((one) => replace(one, 'given', 'when', 'expected')),
    notes: brief.notes.map((note) => replace(note, 'participant', 'text')),
    quotes: brief.quotes.map((quote) => replace(quote, 'participant', 'text')),
    pictures: brief.pictures.map((picture) => replace(picture, 'title', 'description')),
    nonGoals: brief.nonGoals.map(() => text),
    gaps: brief.gaps.map((gap) => ({
      ...gap,
      places: gap.places.map((place) => replace(place, 'file', 'detail')),
    })),
    provenance: {
      ...brief.provenance,
      models: brief.provenance.models.map((one) => replace(one, 'model', 'provider')),
    },
    production: brief.production.map((folder) => replace(folder, 'name', 'remote')),
    crossings: brief.crossings.map((crossing) => replace(crossing, 'folder', 'path')),
    openQuestions: brief.openQuestions.map((question) => replace(question, 'question', 'from', 'owner')),
  };
}

/** Blocks, links and emphasis of a document; plain text and code count as the same. */
function structureOf(text: string): string[] {
  return previewTokens(withoutFrontMatter(text)).flatMap((token) => [
    token.type,
    ...(token.children ?? []).flatMap(inline),
  ]);
}

function inline({ type, attrs }: Token): string[] {
  if (type === 'text' || type === 'code_inline') return [];
  return [type, ...(attrs ?? []).map(([name, value]) => `${name}=${value}`)];
}
