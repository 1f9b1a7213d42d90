import type { Brief, BriefSession } from '../briefSchema.ts';
import { bullets, dayOf, table } from './blocks.ts';
import { code, escape, quoted } from './escape.ts';

/** What was believed, what people did, what was changed on the way, and how far it can be trusted. */
export function evidenceSections(brief: Brief): string[] {
  const { hypothesis, evidence, bar } = brief;
  return [
    '## Hypothesis',
    table(
      ['Question', 'Answer'],
      [
        ['For whom', escape(hypothesis.segment)],
        ['Which problem', written(hypothesis.problem)],
        ['Riskiest assumption', written(hypothesis.riskiestAssumption)],
        ['Metric', escape(bar.metric)],
      ],
    ),
    '## Evidence',
    evidence.sessions.length > 0 ? sessionTable(brief) : 'No session was held.',
    bullets(evidence.caveats.map(escape)),
    ...amendmentLines(brief),
    ...noteLines(brief),
  ];
}

function written(text: string): string {
  return escape(text) || 'Not written down';
}

/** With more tasks than this, a session's outcomes are counted instead of listed one per column. */
const mostColumns = 6;

function sessionTable({ evidence, acceptanceCriteria }: Brief): string {
  const inColumns = acceptanceCriteria.length <= mostColumns;
  const head = inColumns ? acceptanceCriteria.map(({ id }) => id) : ['Tasks'];
  const rows = evidence.sessions.map((session) => [
    escape(session.participant),
    dayOf(session.startedAt),
    code(session.variant),
    ...(inColumns
      ? acceptanceCriteria.map(({ task }) => outcomeOf(session, task))
      : [countOutcomes(session)]),
    session.counted ? (session.success ? 'success' : 'no success') : 'not counted',
  ]);
  return table(['Participant', 'Tried on', 'Variant', ...head, 'Counts as'], rows);
}

const outcomeWords = {
  completed: 'alone',
  assisted: 'with help',
  failed: 'failed',
  abandoned: 'gave up',
} as const;

function outcomeOf(session: BriefSession, task: string): string {
  const found = session.outcomes.find((entry) => entry.task === task);
  return found ? outcomeWords[found.outcome] : 'not tried';
}

function countOutcomes({ outcomes }: BriefSession): string {
  return Object.entries(outcomeWords)
    .map(([outcome, words]) => ({
      words,
      count: outcomes.filter((entry) => entry.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(', ');
}

function amendmentLines({ amendments }: Brief): string[] {
  if (amendments.length === 0) return [];
  const lines = amendments.map(
    ({ at, fields, reason }) =>
      `${dayOf(at)}: ${fields.map(escape).join(', ') || 'the protocol'}. Reason: ${escape(reason)}`,
  );
  return ['### Changed after testing began', bullets(lines)];
}

function noteLines({ notes, acceptanceCriteria }: Brief): string[] {
  if (notes.length === 0) return [];
  const lines = notes.map(({ participant, task, text }) => {
    const criterion = acceptanceCriteria.find((entry) => entry.task === task);
    return `${escape(participant)}${criterion ? `, ${criterion.id}` : ''}: ${quoted(text)}`;
  });
  return [
    '### Observers’ notes',
    'As written down while people tried it; not their own words unless quoted.',
    bullets(lines),
  ];
}
