import type { Brief, BriefSession } from '../briefSchema.ts';
import { variantName } from '../../evidence/variantName.ts';
import { barChangeWords } from '../barChangeWords.ts';
import { isToBuild } from '../isToBuild.ts';
import { bullets, dayOf, table } from './blocks.ts';
import { escape, quoted, variantWords } from './escape.ts';
import { figureSections } from './figureSections.ts';
import { pictureLines } from './pictureLines.ts';

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
        ...productionRows(brief),
      ],
    ),
    '## Evidence',
    ...(evidence.sessions.length > 0
      ? [...figureSections(brief), ...sessionLines(brief)]
      : ['No session was held.', bullets(evidence.caveats.map(escape))]),
    ...amendmentLines(brief),
    ...notCountedLines(brief),
    ...readmittedLines(brief),
    ...overriddenLines(brief),
    ...noteLines(brief),
    ...quoteLines(brief),
  ];
}

/** Where nothing is to be built, nobody was asked for them. */
function productionRows(brief: Brief): string[][] {
  const { baseline, target } = brief.handoff;
  const asked = brief.decision === undefined || isToBuild(brief);
  return [
    ['In production today', baseline],
    ['To be, once it is live', target],
  ].flatMap(([name = '', text = '']) => (asked || text.trim() !== '' ? [[name, written(text)]] : []));
}

function written(text: string): string {
  return escape(text) || 'Not written down';
}

/** What limits the figures stands right below them, before anybody reads on. */
function sessionLines(brief: Brief): string[] {
  const { caveats } = brief.evidence;
  return [
    ...(caveats.length === 0 ? [] : ['### What to know before believing it', bullets(caveats.map(escape))]),
    '### Sessions',
    ...pictureLines(brief, 'outcomes'),
    sessionTable(brief),
    ...pictureLines(brief, 'time'),
  ];
}

/** With more tasks than this, a session's outcomes are counted instead of listed one per column. */
const mostColumns = 6;

function sessionTable({ evidence, acceptanceCriteria }: Brief): string {
  const inColumns = acceptanceCriteria.length <= mostColumns;
  const head = inColumns ? acceptanceCriteria.map(({ id }) => id) : ['Tasks'];
  const rows = evidence.sessions.map((session) => [
    escape(session.participant),
    dayOf(session.startedAt),
    escape(variantName(session.variant)),
    ...(inColumns
      ? acceptanceCriteria.map(({ task }) => outcomeOf(session, task))
      : [countOutcomes(session)]),
    countsAs(session),
  ]);
  return table(['Participant', 'Tried on', 'Variant', ...head, 'Counts as'], rows);
}

const notCountedWords = { pilot: 'pilot, not counted', excluded: 'excluded, not counted' } as const;

const unfinishedWords = {
  stoppedEarly: 'no success, stopped early',
  underWay: 'under way, not counted',
  didNotBegin: 'did not begin, not counted',
} as const;

function countsAs({ success, pilot, excluded, unfinished }: BriefSession): string {
  if (pilot === true) return notCountedWords.pilot;
  if (excluded !== undefined) return notCountedWords.excluded;
  if (unfinished !== undefined) return unfinishedWords[unfinished];
  return success ? 'success' : 'no success';
}

const outcomeWords = {
  completed: 'alone',
  // Neither the page nor a participant can say it.
  assisted: 'with help, as the observer saw',
  failed: 'failed',
  abandoned: 'gave up',
} as const;

const unfinishedOutcome = 'no outcome when the session was over';

function outcomeOf(session: BriefSession, task: string): string {
  const found = session.outcomes.find((entry) => entry.task === task);
  if (!found) return 'not tried';
  return found.overridden
    ? `${outcomeWords[found.outcome]} (set by the observer)`
    : outcomeWords[found.outcome];
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
    ({ at, fields, reason, bar }) =>
      `${dayOf(at)}: ${fields.map(escape).join(', ') || 'the protocol'}.${
        bar ? ` The bar: ${escape(barChangeWords(bar))}.` : ''
      } Reason: ${escape(reason)}`,
  );
  return ['### Changed after the plan was locked', bullets(lines)];
}

function notCountedLines({ evidence }: Brief): string[] {
  if (evidence.notCounted.length === 0) return [];
  const lines = evidence.notCounted.map(({ participant, why }) => `${escape(participant)}: ${escape(why)}`);
  return ['### Not counted', bullets(lines)];
}

function readmittedLines({ evidence }: Brief): string[] {
  const lines = new Set(
    evidence.sessions.flatMap(({ participant, readmitted }) =>
      readmitted === undefined
        ? []
        : [
            `${escape(participant)}: left out because ${quoted(readmitted.excluded)}. Counted because: ${escape(readmitted.reason) || 'no reason was written down.'}`,
          ],
    ),
  );
  return lines.size === 0 ? [] : ['### Counted after all', bullets([...lines])];
}

function overriddenLines({ evidence, acceptanceCriteria }: Brief): string[] {
  const lines = evidence.sessions.flatMap(({ participant, variant, outcomes }) =>
    outcomes.flatMap(({ task, outcome, overridden }) => {
      if (overridden === undefined) return [];
      const where = acceptanceCriteria.find((entry) => entry.task === task)?.id ?? 'a task';
      const words = `${outcomeWords[outcome]} instead of ${overridden.outcome === 'none' ? unfinishedOutcome : outcomeWords[overridden.outcome]}`;
      return [
        `${escape(participant)}, ${where}, ${variantWords(variant)}: ${words}. ${reasonOf(overridden)}`,
      ];
    }),
  );
  return lines.length === 0 ? [] : ['### Outcomes that an observer set otherwise', bullets(lines)];
}

/** Records from elsewhere may come without one. */
function reasonOf({ reason }: { readonly reason: string }): string {
  return reason.trim() === '' ? 'No reason was written down.' : `Reason: ${escape(reason)}`;
}

function noteLines({ notes, acceptanceCriteria }: Brief): string[] {
  if (notes.length === 0) return [];
  return [
    '### Observers’ notes',
    'As written down while people tried it; not their own words unless quoted.',
    bullets(notes.map((note) => spoken(note, acceptanceCriteria))),
  ];
}

function quoteLines({ quotes, acceptanceCriteria }: Brief): string[] {
  if (quotes.length === 0) return [];
  return [
    '### In their own words',
    'Of people who agreed to be quoted.',
    bullets(quotes.map((quote) => spoken(quote, acceptanceCriteria))),
  ];
}

function spoken(
  { participant, task, text, notCounted }: Brief['notes'][number],
  criteria: Brief['acceptanceCriteria'],
): string {
  const criterion = criteria.find((entry) => entry.task === task);
  const who = `${escape(participant)}${notCounted === undefined ? '' : ` (${notCountedWords[notCounted]})`}`;
  return `${who}${criterion ? `, ${criterion.id}` : ''}: ${quoted(text)}`;
}
