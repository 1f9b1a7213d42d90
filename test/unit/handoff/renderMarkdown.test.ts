import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Token } from 'markdown-it';
import { describe, it } from 'mocha';
import { lint } from 'markdownlint/sync';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import type { BriefRecords } from '../../../src/core/handoff/briefRecords.ts';
import { assertGolden } from './support/goldenBrief.ts';
import { hostileText } from './support/hostileText.ts';
import { previewTokens } from './support/previewMarkdown.ts';
import type { Brief } from '../../../src/core/handoff/briefSchema.ts';
import { hostileRecords } from './support/hostileRecords.ts';
import { sampleRecords, untestedRecords } from './support/sampleRecords.ts';

const briefs: readonly (readonly [name: string, records: BriefRecords])[] = [
  ['final', sampleRecords],
  ['untested', untestedRecords],
  ['hostile', hostileRecords],
];

describe('the brief as Markdown', function () {
  this.timeout(20_000);

  for (const [name, records] of briefs) {
    const text = renderMarkdown(composeBrief(records));

    it(`is as reviewed: ${name}`, () => assertGolden(`${name}.md`, text));

    it(`passes markdownlint: ${name}`, () => {
      const found = lint({ strings: { brief: text }, config: { default: true, MD013: false } });
      const lines = (found['brief'] ?? []).map(
        (one) =>
          `${one.lineNumber} ${one.ruleNames.join('/')} ${one.errorDetail ?? ''} ${one.errorContext ?? ''}`,
      );
      assert.deepEqual(lines, []);
    });
  }
});

describe('the structure of the brief', function () {
  this.timeout(20_000);

  const brief = composeBrief(sampleRecords);
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
    const lines = renderMarkdown(brief).split('\n');
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
    ...(brief.decision ? { decision: replace(brief.decision, 'rationale') } : {}),
    evidence: {
      ...brief.evidence,
      sessions: brief.evidence.sessions.map((session) => replace(session, 'participant', 'variant')),
    },
    hypothesis: replace(brief.hypothesis, 'belief', 'segment', 'problem', 'riskiestAssumption'),
    bar: replace(brief.bar, 'metric'),
    amendments: [{ at: brief.asOf, reason: text, fields: [text] }],
    flow: brief.flow.map((step) => replace(step, 'title', 'detail')),
    otherScreens: brief.otherScreens.map((screen) => replace(screen, 'id', 'file')),
    acceptanceCriteria: brief.acceptanceCriteria.map((one) => replace(one, 'given', 'when', 'expected')),
    notes: brief.notes.map((note) => replace(note, 'participant', 'text')),
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
  return previewTokens(text).flatMap((token) => [token.type, ...(token.children ?? []).flatMap(inline)]);
}

function inline({ type, attrs }: Token): string[] {
  if (type === 'text' || type === 'code_inline') return [];
  return [type, ...(attrs ?? []).map(([name, value]) => `${name}=${value}`)];
}
