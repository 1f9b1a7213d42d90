import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { normaliseAnswer } from '../../../src/core/handoff/review/normaliseAnswer.ts';
import { parseReview } from '../../../src/core/handoff/review/parseReview.ts';
import type { ReviewAnswer } from '../../../src/core/handoff/review/review.ts';
import { reviewForm, reviewHeading } from '../../../src/core/handoff/review/reviewForm.ts';
import { hostileText } from './support/hostileText.ts';

const seal = '<!-- footbridge 0123 -->';
const briefWith = (form: string) =>
  `# Handoff brief\n\n## Decision: validated\n\n${reviewHeading}\n\nTick one box.\n\n${form}\n\n${seal}\n`;
const filled = (boxes: readonly [string, string], ...lines: readonly string[]) =>
  briefWith([`- [${boxes[0]}] Accepted`, `- [${boxes[1]}] Returned`, ...lines].join('\n'));

/** Lines that mean something in the form, or end it. */
const telling = fc.constantFrom(
  'Owner: somebody else',
  '- Reviewer: me',
  '- [x] Accepted',
  '[x] Returned',
  '## Engineering review',
  '# End',
  seal,
);

const answers: fc.Arbitrary<ReviewAnswer> = fc.record(
  {
    status: fc.constantFrom('accepted' as const, 'returned' as const),
    reviewer: hostileText.filter((text) => text.length <= 50),
    reason: fc
      .array(fc.oneof(hostileText, telling), { minLength: 1, maxLength: 4 })
      .map((lines) => lines.join('\n')),
    owner: hostileText.filter((text) => text.length <= 50),
    spec: hostileText,
  },
  { requiredKeys: ['status', 'reviewer', 'reason'] },
);

describe('the review form of a brief', () => {
  it('gives back the answer that was put into it, whatever it says', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        assert.deepEqual(parseReview(briefWith(reviewForm(answer))), {
          kind: 'answer',
          answer: normaliseAnswer(answer),
        });
      }),
      { numRuns: 400 },
    );
  });

  it('says nothing as long as it is empty, and where there is none', () => {
    assert.deepEqual(parseReview(briefWith(reviewForm(undefined))), { kind: 'none' });
    assert.deepEqual(parseReview('# Something else\n\n- [x] Accepted\n'), { kind: 'none' });
  });

  it('never fails, whatever a file holds', () => {
    fc.assert(
      fc.property(fc.array(hostileText), fc.string(), (lines, text) => {
        for (const markdown of [text, lines.join('\n'), briefWith(lines.join('\n')), briefWith(text)])
          assert.ok(['none', 'answer', 'unclear'].includes(parseReview(markdown).kind));
      }),
    );
  });

  it('is read as people write it', () => {
    const text = briefWith(
      [
        '* [X] **Accepted**',
        '* [ ] Returned',
        '',
        '**Reviewer:** Platform team',
        'owner: Checkout team',
        '- Specification: specs/014-order-again/spec.md',
        '- Why, or what is missing:',
        '',
        'Fits into the basket service.',
        '',
        'Starts after the release.',
      ].join('\n'),
    ).replaceAll('\n', '\r\n');
    assert.deepEqual(parseReview(text), {
      kind: 'answer',
      answer: {
        status: 'accepted',
        reviewer: 'Platform team',
        owner: 'Checkout team',
        spec: 'specs/014-order-again/spec.md',
        reason: 'Fits into the basket service.\nStarts after the release.',
      },
    });
  });

  it('is not guessed at', () => {
    const why = '- Why, or what is missing: Sizes are unknown.';
    const who = '- Reviewer: Platform';
    const unclear: readonly (readonly [string, RegExp])[] = [
      [filled(['x', 'x'], who, why), /both ticked/],
      [filled([' ', ' '], who, why), /Neither/],
      [filled([' ', 'x'], '- Reviewer:', why), /not named/],
      [filled([' ', 'x'], who, '- Why, or what is missing:'), /does not say why/],
      [filled([' ', 'x'], who, who, why), /more than once/],
      [filled([' ', 'x'], who, `${why}${' very'.repeat(1000)}`), /too long/],
    ];
    for (const [text, expected] of unclear) {
      const parsed = parseReview(text);
      assert.ok(parsed.kind === 'unclear', text);
      assert.match(parsed.why, expected);
    }
  });
});
