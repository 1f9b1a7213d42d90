import type { Brief } from '../briefSchema.ts';
import { isToBuild } from '../isToBuild.ts';
import { reviewForm, reviewHeading } from '../review/reviewForm.ts';
import { bullets, dayOf, table } from './blocks.ts';
import { code, escape } from './escape.ts';
import { asSentence } from './scenarioWords.ts';

/** The architecture review, what is still open, what becomes of the code, and the engineer's answer. */
export function closingSections(brief: Brief): string[] {
  const { throwAway, lab, asOf } = brief;
  return [
    ...architectureReview(brief),
    '## Open questions',
    questionTable(brief),
    '## The code is thrown away',
    `Do not merge it: it was made to learn from, without the work named under production gaps. It lies in ${code(throwAway.path)} of the lab ${escape(lab)}, to look at, until ${throwAway.until}, as of ${dayOf(asOf)}; the lab’s record says what holds now.`,
    ...reviewSection(brief),
  ];
}

function questionTable({ openQuestions }: Brief): string {
  if (openQuestions.length === 0) return 'None.';
  return table(
    ['#', 'Question', 'From', 'Owner'],
    openQuestions.map(({ id, question, from, owner }) => [id, escape(question), escape(from), escape(owner)]),
  );
}

/**
 * After the parts of "Markdown Architectural Decision Records" (adr.github.io/madr, 4.0); left out where it is decided that there is
 * nothing to build.
 */
function architectureReview(brief: Brief): string[] {
  if (brief.decision !== undefined && !isToBuild(brief)) return [];
  return [
    '## Architecture review',
    'The context comes from the records; the rest is for the engineer.',
    table(
      ['Part', 'Entry'],
      [
        ['Context and problem', contextOf(brief)],
        ...[
          'Decision drivers: which gaps above decide the design?',
          'Considered options',
          'Decision outcome: which one, and why?',
          'Consequences: what becomes easier, what harder?',
          'Confirmation: how will we see that it holds?',
        ].map((part) => [part, '']),
      ],
    ),
  ];
}

function contextOf({ hypothesis, production, crossings, flow }: Brief): string {
  const touched = [...new Set(crossings.map(({ folder, path }) => `${folder}/${path}`))];
  const parts = [
    asSentence(hypothesis.problem.trim() || 'The problem was not written down'),
    `For: ${asSentence(hypothesis.segment)}`,
    `Steps: ${flow.map(({ title, step }) => escape(title.trim() || step)).join(' → ')}.`,
    production.length === 0 ? '' : `Beside it: ${production.map(({ name }) => escape(name)).join(', ')}.`,
    touched.length === 0 ? '' : `Touched while exploring: ${touched.map(code).join(', ')}.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The form comes last, so that what is written below it needs no end. */
function reviewSection(brief: Brief): string[] {
  const { status, reviews } = brief;
  const latest = reviews.at(-1);
  const stands = status === 'final' && latest?.status === 'accepted' ? latest : undefined;
  const before = stands ? reviews.slice(0, -1) : reviews;
  const earlier = bullets(before.map(reviewLine));
  const told = earlier === '' ? [] : [`Answered before:\n\n${earlier}`];
  if (status === 'draft') return [reviewHeading, 'This is a draft: there is nothing to answer yet.', ...told];
  return [
    reviewHeading,
    ...told,
    `Tick one box, fill in the lines below it, and save the file in the lab: Footbridge reads it there. Or run “Footbridge: Answer Handoff Brief”. ${
      isToBuild(brief)
        ? 'Whoever accepts may name an owner and where the specification lies.'
        : 'Accepted means that it was read: there is nothing to build now.'
    }`,
    reviewForm(stands),
  ];
}

function reviewLine({ at, status, reviewer, reason }: Brief['reviews'][number]): string {
  return `${dayOf(at)}, ${status} by ${escape(reviewer)}: ${escape(reason)}`;
}
