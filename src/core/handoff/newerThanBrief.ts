import type { Brief, BriefSession } from './briefSchema.ts';
import { isAskedBack } from './openQuestions.ts';
import { parseBriefJson } from './parseBriefJson.ts';
import { renderJson } from './renderJson.ts';

/** What the records say otherwise than a brief, in the order in which it is told. */
export const newerParts = [
  'newSessions',
  'changedSessions',
  'goneSessions',
  'notes',
  'verdict',
  'answer',
  'fields',
  'throwAwayDate',
  'prototype',
  'crossings',
  'questions',
  'other',
] as const;
export type NewerPart = (typeof newerParts)[number];

/** One part that differs; `count` of sessions, and 1 for whatever is not counted. */
export interface Newer {
  readonly part: NewerPart;
  readonly count: number;
}

/**
 * Tells what a brief that was exported does not say yet. Each part that somebody changed is named once, and what only follows
 * from it is not: a new session also moves counts, pictures and criteria. Pictures of screens are left out, as they are taken
 * when a brief is exported; they belong to the prototype's files, by whose fingerprint they are told.
 *
 * @param exported what `brief.json` holds
 * @param now the brief as it would be exported now
 * @returns an empty list where an export would say the same
 */
export function newerThanBrief(exported: Brief, now: Brief): readonly Newer[] {
  const [before, after] = [comparable(exported), comparable(now)];
  const sessions = sessionChanges(before.evidence.sessions, after.evidence.sessions);
  const changed = sources.filter(([, of]) => differ(of(before, after), of(after, before)));
  // Notes come with their sessions.
  const told = changed.filter(([part]) => part !== 'notes' || sessions.length === 0);
  const found = [...sessions, ...told.map(([part]) => ({ part, count: 1 }))];
  if (found.length > 0)
    return found.toSorted((a, b) => newerParts.indexOf(a.part) - newerParts.indexOf(b.part));
  if (differ(questionsOf(before), questionsOf(after))) return [{ part: 'questions', count: 1 }];
  return differ(restOf(before), restOf(after)) ? [{ part: 'other', count: 1 }] : [];
}

/** As both come out of a file: keys in one order, nothing undefined. */
function comparable(brief: Brief): Brief {
  return parseBriefJson(renderJson(brief)) ?? brief;
}

/** What of a brief comes from which records; `other` is what it is compared with. */
type Source = (one: Brief, other: Brief) => unknown;

const sources: readonly (readonly [NewerPart, Source])[] = [
  ['notes', ({ notes, quotes }) => [notes, quotes]],
  ['verdict', ({ decision }) => decision],
  ['answer', ({ reviews }) => reviews],
  ['fields', fieldsOf],
  ['throwAwayDate', ({ throwAway }) => throwAway.until],
  ['prototype', prototypeOf],
  ['crossings', ({ crossings }) => crossings],
];

function fieldsOf({ experiment, hypothesis, handoff, bar, nonGoals, amendments, flow }: Brief): unknown {
  const steps = flow.map(({ step, title, detail }) => [step, title, detail]);
  return [experiment, hypothesis, handoff, bar, nonGoals, amendments, steps];
}

/** Briefs of earlier versions have no fingerprint: what was read in the code tells them apart as well as it can. */
function prototypeOf({ provenance, gaps }: Brief, other: Brief): unknown {
  const { variant, fingerprint } = provenance;
  const isTold = fingerprint !== undefined && other.provenance.fingerprint !== undefined;
  return isTold ? [variant, fingerprint] : [variant, gaps];
}

function questionsOf({ openQuestions }: Brief): unknown {
  return openQuestions
    .filter((one) => !isAskedBack(one))
    .map(({ question, from, owner }) => [question, from, owner]);
}

/** All but the time of the latest record, whether a draft was asked for, and what was compared already or never is. */
function restOf({
  asOf: _asOf,
  status: _status,
  screens: _screens,
  openQuestions: _questions,
  provenance: { fingerprint: _fingerprint, ...provenance },
  ...rest
}: Brief): unknown {
  return [rest, provenance];
}

function sessionChanges(before: readonly BriefSession[], after: readonly BriefSession[]): Newer[] {
  const [known, present] = [byKey(before), byKey(after)];
  const keys = [...present.keys()];
  const added = keys.filter((key) => !known.has(key));
  const changed = keys.filter((key) => known.has(key) && differ(known.get(key), present.get(key)));
  const gone = [...known.keys()].filter((key) => !present.has(key));
  return [
    { part: 'newSessions', count: added.length } as const,
    { part: 'changedSessions', count: changed.length } as const,
    { part: 'goneSessions', count: gone.length } as const,
  ].filter(({ count }) => count > 0);
}

/** One person may begin more than once, at different times; what shares a key is told apart by its number. */
function byKey(sessions: readonly BriefSession[]): Map<string, BriefSession> {
  const found = new Map<string, BriefSession>();
  for (const session of sessions) {
    const base = [session.participant, session.variant, session.startedAt].join('\n');
    let key = base;
    for (let number = 2; found.has(key); number += 1) key = `${base}\n${number}`;
    found.set(key, session);
  }
  return found;
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
