import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { fillReview } from '../../../src/core/handoff/review/fillReview.ts';
import { normaliseAnswer } from '../../../src/core/handoff/review/normaliseAnswer.ts';
import { parseReview } from '../../../src/core/handoff/review/parseReview.ts';
import type { ReviewAnswer } from '../../../src/core/handoff/review/review.ts';
import { isAsWritten, sealed } from '../../../src/core/handoff/seal.ts';
import { composeBrief } from '../../../src/core/handoff/composeBrief.ts';
import { renderMarkdown } from '../../../src/core/handoff/renderMarkdown.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { hostileText } from './support/hostileText.ts';
import { sampleRecords } from './support/sampleRecords.ts';

const brief = sealed(renderMarkdown(composeBrief(sampleRecords)), sha256);
const accepted: ReviewAnswer = {
  status: 'accepted',
  reviewer: 'Platform team',
  reason: 'Fits into the basket service.\nStarts after the release.',
  owner: 'Checkout team',
};

const answers: fc.Arbitrary<ReviewAnswer> = fc.record(
  {
    status: fc.constantFrom('accepted' as const, 'returned' as const),
    reviewer: hostileText.filter((text) => text.length <= 50),
    reason: fc.array(hostileText, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
    owner: hostileText.filter((text) => text.length <= 50),
    spec: hostileText,
  },
  { requiredKeys: ['status', 'reviewer', 'reason'] },
);

function filledText(markdown: string, answer: ReviewAnswer): string {
  const filled = fillReview(markdown, answer, sha256);
  return filled.kind === 'filled' ? filled.text : assert.fail(filled.kind);
}

/** The lines with their ends, without those of the form and the brief's last one. */
function around(markdown: string): string[] {
  const lines = markdown.split(/(?<=\n)/);
  const start = lines.findIndex((line) => line.startsWith('- ['));
  const end = lines.findIndex((line) => line.startsWith('<!-- footbridge'));
  return [...lines.slice(0, start), ...lines.slice(end + 1)];
}

describe('filling the review form of a brief', () => {
  it('is read back as the same answer, and leaves every other line as it is, with any line ends', () => {
    const byHand = brief.replace('## Engineering review\n', '*noted by hand*\n\n## Engineering review\n');
    const texts = [brief, brief.replaceAll('\n', '\r\n'), byHand, `\ufeff${brief}`];
    fc.assert(
      fc.property(answers, fc.constantFrom(...texts), (answer, text) => {
        const filled = filledText(text, answer);
        assert.deepEqual(parseReview(filled), { kind: 'answer', answer: normaliseAnswer(answer) });
        assert.deepEqual(around(filled), around(text));
        assert.equal(
          filled.replaceAll('\r\n', '').includes('\n'),
          text.replaceAll('\r\n', '').includes('\n'),
        );
        assert.deepEqual(fillReview(filled, answer, sha256), { kind: 'same' });
      }),
      { numRuns: 150 },
    );
  });

  it('does not pass for something that a person wrote, nor hides what a person wrote', () => {
    assert.equal(isAsWritten(filledText(brief, accepted), sha256), true);
    const byHand = brief.replace('| Considered options | |', '| Considered options | A queue |');
    assert.notEqual(byHand, brief);
    const filled = filledText(byHand, accepted);
    assert.equal(isAsWritten(filled, sha256), false);
    assert.equal(filled.split('\n').at(-2), brief.split('\n').at(-2), 'its last line is the old one');
  });

  it('never writes over what somebody wrote there, complete or not', () => {
    const ticked = brief.replace('- [ ] Returned', '- [x] Returned');
    const begun = brief.replace('- Reviewer:', '- Reviewer: Ops');
    const whole = ticked
      .replace('- Reviewer:', '- Reviewer: Ops')
      .replace('- Why, or what is missing:', '- Why, or what is missing: The load.');
    for (const text of [ticked, begun, whole])
      assert.deepEqual(fillReview(text, accepted, sha256), { kind: 'taken' });
  });

  it('gives its own entry up for a newer answer', () => {
    for (const text of [brief, brief.replaceAll('\n', '\r\n')]) {
      const returned: ReviewAnswer = { status: 'returned', reviewer: 'Ops', reason: 'The load.' };
      const again = filledText(filledText(text, accepted), returned);
      assert.equal(again, filledText(text, returned));
    }
  });

  it('is not guessed at where the form is another one, or there is none', () => {
    const draft = renderMarkdown(composeBrief(sampleRecords, true));
    const twice = brief.replace('- Reviewer:', '- Reviewer:\n- Reviewer:');
    const without = brief.replace('- Why, or what is missing:', '');
    for (const text of ['', '# Notes\n', draft, twice, without])
      assert.deepEqual(fillReview(text, accepted, sha256), { kind: 'noForm' });
  });

  it('fills a form that was laid out anew', () => {
    const text = brief
      .replace('- [ ] Accepted', '* [ ] **Accepted**')
      .replace('- Reviewer:', '**Reviewer:**  ');
    const filled = filledText(text, accepted);
    assert.match(filled, /^\* \[x\] \*\*Accepted\*\*$/m);
    assert.match(filled, /^\*\*Reviewer:\*\* Platform team$/m);
  });
});
