import type { Brief, BriefCrossing } from '../briefSchema.ts';
import { bullets, countOf, dayOf, table } from './blocks.ts';
import { code, escape } from './escape.ts';

/** What was sent where, who is named, and what was touched outside the lab. */
export function boundarySections(brief: Brief): string[] {
  return [
    '## Data, privacy, security and accessibility',
    ...needsTable(brief),
    bullets([...provenanceLines(brief), ...privacyLines(brief)]),
    '## Production files edited while exploring',
    ...productionLine(brief),
    brief.crossings.length === 0 ? 'None was recorded.' : crossingTable(brief.crossings),
    ...unreadableCrossings(brief),
    'Who may change what, and what needs a gate, is in the team’s protocol: run “Footbridge: Show Team Protocol” in the lab.',
  ];
}

/** What the product side wrote down, in the order in which it is asked. */
function needsTable({ handoff }: Brief): string[] {
  const { privacy, security, accessibility } = handoff;
  if (privacy + security + accessibility === '') return [];
  const rows = [
    ['Privacy', privacy],
    ['Security', security],
    ['Accessibility', accessibility],
  ].map(([name = '', text = '']) => [name, escape(text) || 'Not written down']);
  return [table(['Concern', 'What the product side knows'], rows)];
}

function provenanceLines({ provenance, unreadable }: Brief): string[] {
  const { models, inputTokens, outputTokens } = provenance;
  const tokens =
    inputTokens + outputTokens === 0
      ? ''
      : ` ${inputTokens} tokens in, ${outputTokens} out, as far as reported.`;
  const made = models.map(
    ({ provider, model, turns, applied }) =>
      `${escape(model)} (${escape(provider)}): ${applied} of ${turns} turns used`,
  );
  return [
    'The prototype cannot reach a network; all its data is in its own files.',
    made.length === 0 ? 'No model turn is recorded.' : `Made with ${made.join('; ')}.${tokens}`,
    unreadableLine(unreadable?.generations ?? 0, 'of model turns', 'not counted here.'),
  ];
}

/** An empty line when everything could be read; `bullets` leaves it out. */
function unreadableLine(count: number, kind: string, consequence: string): string {
  return count === 0
    ? ''
    : `${countOf(count, 'record', 'records')} ${kind} could not be read; ${consequence}`;
}

function unreadableCrossings({ unreadable }: Brief): string[] {
  const line = unreadableLine(
    unreadable?.crossings ?? 0,
    'of such edits',
    'there may be more, or other, edits than these.',
  );
  return line === '' ? [] : [line];
}

function privacyLines({ evidence, notes, provenance }: Brief): string[] {
  if (evidence.sessions.length === 0) return ['No participants took part.'];
  const leftOut = provenance.leftOut;
  return [
    'Participants appear by the code the tester gave them.',
    ...(leftOut === 0
      ? []
      : [`${leftOut} contact ${leftOut === 1 ? 'detail was' : 'details were'} left out of the notes.`]),
    ...(notes.length === 0
      ? []
      : ['Names inside notes are not recognised: read the notes before passing this on.']),
    'If a participant withdraws, the lab deletes their records; whoever holds a copy of this brief has to delete it.',
  ];
}

function productionLine({ production }: Brief): string[] {
  if (production.length === 0) return [];
  const names = production.map(({ name, remote }) =>
    remote === undefined ? escape(name) : `${escape(name)} (${code(remote)})`,
  );
  return [`Production beside the lab: ${names.join(', ')}.`];
}

const endings = {
  undone: 'undone',
  kept: 'kept: needs review',
  moved: 'moved into the prototype',
  proposed: 'proposed as a lightweight fix',
  committed: 'committed: needs review',
  open: 'still open',
} as const;

function crossingTable(crossings: readonly BriefCrossing[]): string {
  const rows = crossings.map(({ at, folder, path, zone, change, silenced, ended }) => [
    dayOf(at),
    code(`${folder}/${path}`),
    zone,
    silenced ? `${change}, with warnings off` : change,
    endings[ended ?? 'open'],
  ]);
  return table(['When', 'File', 'Zone', 'Change', 'How it ended'], rows);
}
