import type { Brief } from '../briefSchema.ts';
import { table } from './blocks.ts';
import { code, escape } from './escape.ts';

/** What is still open, the engineer's part, and what becomes of the code. */
export function closingSections({ openQuestions, throwAway, lab }: Brief): string[] {
  return [
    '## Open questions',
    openQuestions.length === 0
      ? 'None.'
      : table(
          ['#', 'Question', 'From', 'Owner'],
          openQuestions.map(({ id, question, from, owner }) => [
            id,
            escape(question),
            escape(from),
            escape(owner),
          ]),
        ),
    '## Engineering review',
    'Filled in by the engineer who takes this on.',
    table(['Review', 'Entry'], blanks(['Accepted or returned', 'Because', 'Engineer', 'Date'])),
    '### Architecture review',
    table(
      ['Question', 'Entry'],
      blanks([
        'Context: which systems and teams does it touch?',
        'Drivers: which gaps above decide the design?',
        'Options considered',
        'Outcome: which one, and why?',
        'Consequences: what becomes harder?',
        'Confirmation: how will we see that it holds?',
      ]),
    ),
    '## The code is thrown away',
    `Do not merge it: it was made to learn from, without the work named under production gaps. Until ${throwAway.until} it lies in ${code(throwAway.path)} of the lab ${escape(lab)}, to look at.`,
  ];
}

function blanks(questions: readonly string[]): string[][] {
  return questions.map((question) => [question, '']);
}
