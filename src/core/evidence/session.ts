import type { EvidenceEvent, OutcomeSource, TaskOutcome } from './evidenceEvent.ts';
import { readRun } from './readRun.ts';
import { struckIn } from './struck.ts';

/** How one task ended. */
export interface Attempt {
  readonly outcome: TaskOutcome;
  readonly seconds: number | undefined;
  readonly by: OutcomeSource;
  /** What the page or the participant said last, also where an observer says something else. */
  readonly said: TaskOutcome | undefined;
  /**
   * What stood before an observer said something else, and why: what the page or the participant said, or, once the session was
   * over, what was recorded (`none`: nothing).
   */
  readonly overridden: { readonly outcome: TaskOutcome | 'none'; readonly reason: string } | undefined;
  /** Single Ease Question, 1 to 7. */
  readonly seq: number | undefined;
}

/** One participant's way through one variant: the unit that is counted. */
export interface Run {
  readonly variant: string;
  /** By task. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** When each task was begun first, ISO, by task. */
  readonly begun: ReadonlyMap<string, string>;
  readonly umuxLite: { readonly capabilities: number; readonly ease: number } | undefined;
  readonly steps: readonly string[];
  readonly screens: readonly string[];
  readonly problems: readonly string[];
}

/** Something an observer wrote down. */
export interface SessionNote {
  /** Of the event that holds it. */
  readonly id: string;
  readonly task: string | undefined;
  readonly text: string;
}

/** One participant's session, as its log tells it. */
export interface Session {
  readonly id: string;
  readonly participant: string;
  /** The first variant tried. */
  readonly variant: string;
  /** All variants in the order in which they are tried. */
  readonly order: readonly string[];
  readonly pilot: boolean;
  readonly assigned: 'plan' | 'chosen';
  /** `lab`: moderated in another lab, and imported. */
  readonly source: 'moderated' | 'kit' | 'capture' | 'lab';
  readonly protocol: string | undefined;
  readonly prototypes: Readonly<Record<string, string>>;
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  /** Whether they agreed to take part, and to be quoted; `undefined` when nobody asked. */
  readonly consent: { readonly quotes: boolean } | undefined;
  /** Why it is not counted although it may be complete. */
  readonly excluded: string | undefined;
  /** Why it had been excluded last, and why it counts again after all; the reason is empty in older records. */
  readonly readmitted: { readonly excluded: string; readonly reason: string } | undefined;
  /** One per variant of `order`, also those not begun. */
  readonly runs: readonly Run[];
  readonly notes: readonly SessionNote[];
  readonly quotes: readonly SessionNote[];
}

type Started = Extract<EvidenceEvent, { type: 'started' }>;

/** Reads a session from its events; `undefined` when the log does not begin with `started`. */
export function readSession(events: readonly EvidenceEvent[]): Session | undefined {
  const [first] = events;
  if (first?.type !== 'started') return undefined;
  const order = first.order ?? [first.variant];
  const struck = struckIn(events);
  let consent: Session['consent'];
  let excluded: string | undefined;
  let readmitted: Session['readmitted'];
  let endedAt: string | undefined;
  for (const event of events) {
    if (event.type === 'consented') consent = { quotes: event.quotes };
    if (event.type === 'excluded') excluded = event.reason;
    if (event.type === 'readmitted' && excluded !== undefined) {
      readmitted = { excluded, reason: event.reason ?? '' };
      excluded = undefined;
    }
    if (event.type === 'ended') endedAt = event.at;
  }
  return {
    ...startOf(first),
    order,
    endedAt,
    consent,
    excluded,
    readmitted: excluded === undefined ? readmitted : undefined,
    runs: order.map((variant) => readRun(variant, eventsOf(variant, first, events), first.source === 'kit')),
    notes: written(events, 'note', struck),
    quotes: written(events, 'quote', struck),
  };
}

function startOf(started: Started) {
  const { session: id, participant, variant, at: startedAt, protocol, prototypes = {} } = started;
  const { pilot = false, assigned = 'chosen', source = 'moderated' } = started;
  return { id, participant, variant, startedAt, protocol, prototypes, pilot, assigned, source } as const;
}

/** Events that name no variant belong to the first one; the end belongs to all. */
function eventsOf(variant: string, { variant: first }: Started, events: readonly EvidenceEvent[]) {
  return events.filter(
    (event) =>
      event.type === 'ended' || (('variant' in event ? event.variant : undefined) ?? first) === variant,
  );
}

function written(
  events: readonly EvidenceEvent[],
  type: 'note' | 'quote',
  struck: ReadonlySet<string>,
): SessionNote[] {
  return events.flatMap((event) =>
    event.type === type && !struck.has(event.id)
      ? [{ id: event.id, task: event.task, text: event.text }]
      : [],
  );
}

/** Whether every task was completed without help. */
export function isSuccess({ attempts }: Run, taskIds: readonly string[]): boolean {
  return taskIds.every((task) => attempts.get(task)?.outcome === 'completed');
}

/** Whether every task has an outcome; what a run is for the count says runStanding.ts. */
export function isComplete({ attempts }: Run, taskIds: readonly string[]): boolean {
  return taskIds.every((task) => attempts.has(task));
}

/** Reads the sessions of an experiment from their logs, in the order in which they began; those that began together, by id. */
export function readSessions(logs: ReadonlyMap<string, readonly EvidenceEvent[]>): Session[] {
  return inOrder([...logs.values()].map(readSession).filter((session) => session !== undefined));
}

/** Sessions in the order of {@link readSessions}. */
export function inOrder(sessions: readonly Session[]): Session[] {
  return sessions.toSorted((a, b) => compare(a.startedAt, b.startedAt) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
