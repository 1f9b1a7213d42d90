import type { EvidenceBody } from './evidenceEvent.ts';

/** What the team wrote into prototypes and tasks, by which what a prototype reports is told from what somebody typed. */
export interface KnownNames {
  readonly screens: readonly string[];
  readonly states: readonly string[];
  readonly steps: readonly string[];
  /** Paths of the prototypes' files. */
  readonly files: readonly string[];
  /** {@link errorKinds}, for pages that carry no code of this folder. */
  readonly kinds: readonly string[];
}

/** Stands for a name that is not known, and so may be something that somebody typed. */
export const unknownName = '?';

/** Our own words for what went wrong in a prototype; nothing of the prototype's is in them. */
export const ownProblems = [
  'The prototype does not answer',
  'This prototype shows nothing',
  'The prototype stopped before it showed anything',
  'The prototype keeps trying to open another page',
  'The prototype tried to open another page and was started again',
] as const;

/** The browser's own kinds of errors. Others are named by the prototype, with whatever it likes. */
export const errorKinds = [
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'AbortError',
  'DataCloneError',
  'InvalidAccessError',
  'InvalidCharacterError',
  'InvalidStateError',
  'NotAllowedError',
  'NotFoundError',
  'NotSupportedError',
  'QuotaExceededError',
  'SecurityError',
] as const;
const errorKind = new RegExp(String.raw`\b(?:${errorKinds.join('|')})\b`);
/** Begins the reason for which a page leaves out a session by itself. */
export const stoppedReason = 'The prototype stopped';
const place = /\(([^()\s:]{1,300}):(\d{1,6})\)$/;
/** Looks like a name that code gives: one word without `@`, and not a number that could be somebody's. */
const plainName = /^(?!.*\d{5})\p{L}[\p{L}\p{N}_-]{0,39}$/u;

/**
 * Leaves of what a prototype reported only what the team wrote: names of screens, states and task steps as they stand in its
 * files, and of a problem its kind and its place. A prototype can put into all of them what a participant typed, or what tells
 * a device from others. Cleaning twice changes nothing more.
 *
 * @param event comes back as it is unless it is a screen, a step or a problem
 * @param known `undefined` where the files are not at hand: then names stay that are one plain word, and no places do
 */
export function cleanReport<Event extends EvidenceBody>(event: Event, known: KnownNames | undefined): Event {
  if (event.type === 'screen') {
    const screen = cleanName(event.screen, known?.screens);
    const state = event.state === 'ready' ? event.state : cleanName(event.state, known?.states);
    return { ...event, screen, state };
  }
  if (event.type === 'step') return { ...event, step: cleanName(event.step, known?.steps) };
  if (event.type === 'problem') return { ...event, message: cleanProblem(event.message, known?.files ?? []) };
  // Other reasons are an observer's own words.
  if (event.type === 'excluded' && event.by === 'page') return { ...event, reason: stoppedReason };
  return event;
}

/**
 * @param known `undefined` where they are not at hand
 * @returns the name, or {@link unknownName}
 */
function cleanName(name: string, known: readonly string[] | undefined): string {
  return (known === undefined ? plainName.test(name) : known.includes(name)) ? name : unknownName;
}

/** As in `TypeError (app.js:12)`, or our own words before that. */
function cleanProblem(message: string, files: readonly string[]): string {
  const own = ownProblems.find((words) => message.startsWith(words));
  const rest = own === undefined ? message : message.slice(own.length);
  const kind =
    errorKind.exec(rest)?.[0] ?? (own === undefined || /\bError\b/.test(rest) ? 'Error' : undefined);
  const [, file = '', line = ''] = place.exec(rest) ?? [];
  const where = files.includes(file) ? ` (${file}:${line})` : '';
  return `${own ?? ''}${own !== undefined && kind !== undefined ? ': ' : ''}${kind ?? ''}${where}`;
}
