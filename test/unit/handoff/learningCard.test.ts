import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { outcomes } from '../../../src/core/evidence/verdict.ts';
import { hypothesisKinds } from '../../../src/core/experiment/hypothesis.ts';
import { learningNoteSchema, type Learning } from '../../../src/core/handoff/learning/learning.ts';
import { oneLine } from '../../../src/core/handoff/markdown/escape.ts';
import { parseLearning } from '../../../src/core/handoff/learning/parseLearning.ts';
import { renderLearning } from '../../../src/core/handoff/learning/renderLearning.ts';
import { tidyNote } from '../../../src/core/handoff/learning/tidyNote.ts';
import { lintMarkdown } from './support/lintMarkdown.ts';

const card: Learning = {
  schemaVersion: 1,
  slug: 'shorter-checkout',
  title: 'Shorter checkout',
  kind: 'customerFlow',
  belief: 'A shorter checkout lets more people finish: two steps, not five',
  segment: 'new customers on a phone',
  at: '2026-05-12T08:00:00.000Z',
  outcome: 'invalidated',
  evidence: { metric: 'finished without help', successes: 1, participants: 6 },
  observed: 'Five of six stopped at *delivery*.\nNobody missed the other steps.\n\n# Not a heading',
  insight: 'The number of steps was not what kept them.',
  action: '- Try the delivery step alone\n1. Keep the rest',
  supersedes: 'one-page-checkout',
};

const read = (text: string) => {
  const parsed = parseLearning(text);
  assert.equal(parsed.kind, 'valid', JSON.stringify(parsed));
  return parsed.kind === 'valid' ? parsed : assert.fail();
};

/** Words that try to be Markdown, YAML or the card's own parts. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '## Insight',
    '---',
    '# Title',
    '\\',
    '\\\\',
    'a\\',
    '- item',
    '1. item',
    '> quote',
    '```',
    '<b>',
    '[a](b)',
    '&amp;',
    'www.a.example',
    'true',
    '2026-01-01',
    '*x',
    '&a b',
    '!!js x',
    '  indented',
    '===',
    'key: value # comment',
    "'",
    '"',
  ),
);
const lines = fc.array(hostile, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n'));
const filled = lines.filter((text) => learningNoteSchema.shape.insight.safeParse(text).success);
const line = hostile.map(oneLine);

const cards: fc.Arbitrary<Learning> = fc
  .record({
    note: fc.record({ observed: filled, insight: filled, action: filled }),
    facts: fc.record({
      slug: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
      title: line,
      kind: fc.constantFrom(...hypothesisKinds),
      belief: line,
      segment: line,
      at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
      evidence: fc.record({ metric: line, successes: fc.nat(99), participants: fc.nat(99) }),
    }),
    outcome: fc.option(fc.constantFrom(...outcomes), { nil: undefined }),
    supersedes: fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/), { nil: undefined }),
  })
  .map(({ note, facts, outcome, supersedes }) => ({
    schemaVersion: 1 as const,
    ...facts,
    evidence: { ...facts.evidence },
    at: facts.at.toISOString(),
    ...tidyNote(note),
    ...(outcome !== undefined && { outcome }),
    ...(supersedes !== undefined && { supersedes }),
  }));

describe('A learning card', () => {
  it('looks as agreed', () => {
    const golden = new URL('../../golden/learning/shorter-checkout.md', import.meta.url);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, renderLearning(card));
    assert.equal(renderLearning(card), readFileSync(golden, 'utf8'));
  });

  it('is refused as long as a part shows nothing', () => {
    const note = { observed: 'x', insight: 'y', action: 'z' };
    for (const text of ['', ' \n', '\u200b\u200d', '\u2060', '\u3164', '\u2800', '\ud800'])
      for (const part of ['observed', 'insight', 'action'] as const) {
        const parsed = learningNoteSchema.safeParse({ ...note, [part]: text });
        assert.deepEqual(parsed.error?.issues[0]?.path, [part], JSON.stringify(text));
      }
    assert.ok(learningNoteSchema.safeParse({ ...note, insight: '😀' }).success);
  });

  it('has a short table on top, without values inside values', () => {
    const [, head = ''] = renderLearning(card).split(/^---$/m);
    assert.deepEqual(
      head
        .trim()
        .split('\n')
        .filter((one) => /^\s|:$/.test(one)),
      [],
    );
    assert.doesNotMatch(head, /belief|segment/);
  });

  it('passes markdownlint, whatever a person typed', () => {
    assert.deepEqual(lintMarkdown(renderLearning(card)), []);
    fc.assert(
      fc.property(cards, (learning) => {
        assert.deepEqual(lintMarkdown(renderLearning(learning)), []);
      }),
      { numRuns: 60 },
    );
  });

  it('reads back as it was written, whatever a person typed', () => {
    fc.assert(
      fc.property(cards, (learning) => {
        assert.deepEqual(read(renderLearning(learning)), { kind: 'valid', learning, rest: '' });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what somebody added by hand, and takes over what they corrected', () => {
    const text = renderLearning(card)
      .replace('The number of steps was not what kept them.', 'It was the **delivery date**,\nnot the steps.')
      .replaceAll('\n', '\r\n');
    const { learning, rest } = read(`${text}\r\n## Who to ask\r\n\r\n- The delivery team\r\n`);
    assert.equal(learning.insight, 'It was the **delivery date**,\nnot the steps.');
    assert.equal(rest, '## Who to ask\n\n- The delivery team');
    const again = read(renderLearning(learning, rest));
    assert.deepEqual(again, { kind: 'valid', learning, rest });
  });

  it('keeps lines that somebody added under the title or to the evidence, however often it is written', () => {
    const text = renderLearning(card)
      .replace('\n\n## Belief', '\n\nSee the review of May.\n\n## Belief')
      .replace(
        '- Verdict: invalidated.\n',
        '- Verdict: invalidated.\n- Recordings: with the research team\n',
      );
    const { learning, rest } = read(`${text}\n## Who to ask\n\n- The delivery team\n`);
    const kept = [
      'See the review of May.',
      '- Recordings: with the research team',
      '## Who to ask\n\n- The delivery team',
    ];
    assert.equal(rest, kept.join('\n\n'));
    const again = renderLearning(learning, rest);
    assert.deepEqual(read(again), { kind: 'valid', learning: card, rest });
    assert.equal(renderLearning(card, read(again).rest), again);
  });

  it('says in words what is wrong with one that cannot be read', () => {
    const text = renderLearning(card);
    const broken: Record<string, RegExp> = {
      '': /between the two ---/,
      '# Only a title': /between the two ---/,
      '---\na: [\n---\n': /not YAML/,
      '---\njust words\n---\n': /not YAML/,
      [text.replace('kind: customerFlow', 'kind: poem')]: /"kind" is not what it should be/,
      [text.replace(/## Insight[\s\S]*?## Action/, '## Action')]: /the part "insight" is missing/,
      [text.replace('successes: 1', 'successes: many')]: /evidence.successes/,
      [`---\na: &a [x]\nb: [*a, *a]\n---\n`]: /not YAML/,
      [`${text}${'x'.repeat(100_000)}`]: /far longer/,
    };
    for (const [given, why] of Object.entries(broken)) {
      const parsed = parseLearning(given);
      assert.equal(parsed.kind, 'damaged', given.slice(0, 80));
      assert.match(parsed.kind === 'damaged' ? parsed.why : '', why);
    }
  });

  it('is not read when a newer Footbridge wrote it, whatever else it has', () => {
    assert.deepEqual(parseLearning('---\nschemaVersion: 2\nshape: new\n---\n'), { kind: 'newer' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 12 }), fc.boolean(), (all, fenced) => {
        parseLearning(fenced ? `---\n${all.join('\n')}\n---\n${all.join('\n')}` : all.join('\n'));
      }),
    );
  });
});
