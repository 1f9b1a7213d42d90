import type { AcceptanceCriterion, Brief, BriefFix } from '../briefSchema.ts';
import { bullets, dayOf, table } from './blocks.ts';
import { hasVariants } from './decisionSection.ts';
import { code, escape, quoted, variantWords } from './escape.ts';
import { pictureLines } from './pictureLines.ts';
import { scenarioWords } from './scenarioWords.ts';
import { screenSection } from './screenSection.ts';

/** What to build: the flow, the acceptance criteria, what was put right on the way, and what is not part of it. */
export function specSections(brief: Brief): string[] {
  return [
    '## Flow and screens',
    ...pictureLines(brief, 'flow'),
    flowTable(brief),
    ...otherScreens(brief),
    ...screenSection(brief),
    '## Acceptance criteria',
    ...(brief.acceptanceCriteria.length === 0 ? ['There are none, as no task was named.'] : []),
    ...brief.acceptanceCriteria.flatMap((one) => criterion(one, brief)),
    '## What failed and was fixed',
    bullets(brief.fixes.map(fixLine)) ||
      'Nothing is on record: the model was not asked to mend an error, nor to change anything once somebody had tried it. Changes made by hand leave no record.',
    '## Non-goals',
    bullets(brief.nonGoals.map(escape)) || 'None were named.',
  ];
}

const fixWords = { mended: 'an error was mended', changed: 'changed after somebody had tried it' } as const;

function fixLine({ at, kind, text }: BriefFix): string {
  return `${dayOf(at)}, ${fixWords[kind]}: ${quoted(text)}`;
}

function flowTable({ flow }: Brief): string {
  const rows = flow.map(({ title, detail, screen }, index) => [
    `${index + 1}`,
    escape([title, detail ?? ''].filter((part) => part.trim() !== '').join(': ')),
    screen ? `${code(screen.id)} in ${code(`${screen.file}:${screen.line}`)}` : 'No screen found',
    screen ? screen.states.map(code).join(', ') || 'Only the normal one' : '',
  ]);
  return table(['#', 'Step', 'Screen', 'States designed'], rows);
}

function otherScreens({ otherScreens: screens }: Brief): string[] {
  if (screens.length === 0) return [];
  return [`Also in the prototype, but not a step: ${screens.map(({ id }) => code(id)).join(', ')}.`];
}

const standingWords = {
  shown: 'shown by the test',
  mixed: 'not settled by the test',
  notShown: 'not shown, redesign first',
  untested: 'not tested',
} as const;

function criterion(one: AcceptanceCriterion, brief: Brief): string[] {
  const { id, task, standing, participants } = one;
  const { given, when, outcome } = scenarioWords(one);
  const tried = hasVariants(brief) ? ` with ${variantWords(brief.evidence.variant)}` : '';
  return [
    `### ${id}: ${standingWords[standing]}`,
    bullets([
      `**Given** ${given}`,
      `**When** ${when}`,
      `**Then** ${outcome}`,
      ...(standing === 'untested' ? [] : [`**Seen**${tried}: ${seen(participants)}`]),
      `Task ${code(task)}`,
    ]),
  ];
}

function seen({
  completed,
  assisted,
  failed,
  abandoned,
  stopped,
}: AcceptanceCriterion['participants']): string {
  return [
    ...groupOf(completed, 'alone'),
    ...groupOf(assisted, 'with help'),
    ...groupOf(failed, 'failed'),
    ...groupOf(abandoned, 'gave up'),
    ...groupOf(stopped, 'stopped before'),
  ].join(' · ');
}

function groupOf(codes: readonly string[], words: string): string[] {
  return codes.length === 0 ? [] : [`${codes.length} ${words} (${codes.map(escape).join(', ')})`];
}
