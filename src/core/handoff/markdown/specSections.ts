import type { AcceptanceCriterion, Brief } from '../briefSchema.ts';
import { bullets, table } from './blocks.ts';
import { code, escape } from './escape.ts';

/** What to build: the flow, the acceptance criteria, and what is not part of it. */
export function specSections(brief: Brief): string[] {
  return [
    '## Flow',
    flowTable(brief),
    ...otherScreens(brief),
    '## Acceptance criteria',
    ...(brief.acceptanceCriteria.length === 0 ? ['There are none, as no task was named.'] : []),
    ...brief.acceptanceCriteria.flatMap(criterion),
    '## Non-goals',
    bullets(brief.nonGoals.map(escape)) || 'None were named.',
  ];
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

function criterion({
  id,
  task,
  given,
  when,
  expected,
  withinSeconds,
  standing,
  participants,
}: AcceptanceCriterion): string[] {
  const within = withinSeconds === undefined ? '' : ` Within ${withinSeconds} s.`;
  return [
    `### ${id}: ${standingWords[standing]}`,
    bullets([
      `**Given** ${escape(given)}`,
      `**When** they try: ${escape(when)}`,
      `**Then** ${escape(expected)}${within}`,
      ...(standing === 'untested' ? [] : [`**Seen**: ${seen(participants)}`]),
      `Task ${code(task)}`,
    ]),
  ];
}

function seen({ completed, assisted, failed, abandoned }: AcceptanceCriterion['participants']): string {
  return [
    ...groupOf(completed, 'alone'),
    ...groupOf(assisted, 'with help'),
    ...groupOf(failed, 'failed'),
    ...groupOf(abandoned, 'gave up'),
  ].join(' · ');
}

function groupOf(codes: readonly string[], words: string): string[] {
  return codes.length === 0 ? [] : [`${codes.length} ${words} (${codes.map(escape).join(', ')})`];
}
