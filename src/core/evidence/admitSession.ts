import { errors } from '../errors.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { canonicalJson } from './canonicalJson.ts';
import { cleanReport, type KnownNames } from './cleanReport.ts';
import type { EvidenceEvent } from './evidenceEvent.ts';
import type { GivenSession } from './givenSession.ts';
import { isParticipantEvent } from './participantEvent.ts';
import { laterAmendments } from './laterAmendments.ts';
import { checkParticipantCode, fingerprintOf } from './participantCode.ts';
import { knownHashes, type Sha256 } from './protocol.ts';

interface Withdrawn {
  readonly sessions: ReadonlySet<string>;
  readonly participants: ReadonlySet<string>;
}

type Started = Extract<EvidenceEvent, { type: 'started' }>;

const sessionId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** What an experiment holds already, as far as it decides about what comes in. */
export class PresentSessions {
  readonly #sha256: Sha256;
  readonly #known: KnownNames;
  #experiment: Experiment;
  #withdrawn: Withdrawn = { sessions: new Set(), participants: new Set() };
  /** By id in lower case, as some disks take ids for the same that differ in case only. */
  readonly #sessions = new Map<string, readonly EvidenceEvent[]>();
  /** Session by fingerprint of its participant's code. */
  readonly #holders = new Map<string, string>();

  /** @param known names that reports of prototypes may say */
  constructor(experiment: Experiment, sha256: Sha256, known: KnownNames) {
    this.#experiment = experiment;
    this.#sha256 = sha256;
    this.#known = known;
  }

  /** Takes in what is on the disk now. Costs hardly anything for logs that are the same object as the last time. */
  update(
    experiment: Experiment,
    logs: ReadonlyMap<string, readonly EvidenceEvent[]>,
    withdrawn: Withdrawn,
  ): void {
    this.#experiment = experiment;
    this.#withdrawn = withdrawn;
    for (const [session, events] of logs) {
      const [started] = events;
      if (started?.type === 'started' && this.#sessions.get(session.toLowerCase()) !== events)
        this.#remember(started, events);
    }
  }

  /**
   * Holds a session against the experiment, and counts it as present from then on.
   *
   * @returns the events that may be kept. Of a session from a kit only the participant's page is heard once it is here, whatever
   *   later files say, and of quotes only those to which the participant agreed.
   * @throws FootbridgeError why it may not: `participant-withdrawn`, `participant-taken`, `participant-is-no-code` or `result-…`
   */
  admit(given: GivenSession): readonly EvidenceEvent[] {
    const { slug } = this.#experiment;
    if (given.experiment !== slug) throw errors.resultOfOtherExperiment(given.experiment);
    const [first, ...later] = given.events;
    if (first?.type !== 'started' || first.session !== given.session || !sessionId.test(given.session))
      throw errors.resultIncomplete('its beginning does not fit');
    const started = { ...first, source: sourceOf(first, given.origin) };
    refuseRepeated(given.events);
    this.#refusePerson(started);
    refuseProtocol(started, this.#experiment);
    refuseUnknownParts(started, given.events, this.#experiment);
    if (given.origin === 'kit' && !later.every(isParticipantEvent)) throw errors.resultByObserver();
    const before = this.#sessions.get(given.session.toLowerCase()) ?? [];
    refuseOtherBeginning(before, started, given.origin);
    const ids = new Set(before.map(({ id }) => id));
    const added = later.filter((event) => !ids.has(event.id));
    const events = mayAdd(before, added, given.origin).map((event) => cleanReport(event, this.#known));
    const all = [...(before.length > 0 ? before : [started]), ...events];
    if (started.source === 'kit') refuseSecondOutcome(all);
    const kept = [started, ...withoutUnagreedQuotes(all, events, started)];
    this.#remember(started, [...before, ...kept]);
    return kept;
  }

  #refusePerson({ participant, session }: Started): void {
    if (checkParticipantCode(participant) !== 'ok') throw errors.participantIsNoCode(participant);
    const fingerprint = fingerprintOf(this.#experiment.slug, participant, this.#sha256);
    if (this.#withdrawn.sessions.has(session) || this.#withdrawn.participants.has(fingerprint))
      throw errors.participantWithdrawn(participant);
    const holder = this.#holders.get(fingerprint);
    if (holder !== undefined && holder !== session) throw errors.participantTaken(participant);
  }

  #remember(started: Started, events: readonly EvidenceEvent[]): void {
    const { session, participant } = started;
    this.#sessions.set(session.toLowerCase(), events);
    this.#holders.set(fingerprintOf(this.#experiment.slug, participant, this.#sha256), session);
  }
}

/** Only a lab's own list may hold sessions that were moderated: what a participant hands in came from a kit. */
function sourceOf({ source }: Started, origin: GivenSession['origin']): NonNullable<Started['source']> {
  if (origin === 'kit' || source === 'kit') return 'kit';
  return origin === 'lab' ? (source ?? 'lab') : 'capture';
}

/** Where a session came from may be told in other words on its way through other labs; all else has to be the same. */
function refuseOtherBeginning(
  [first]: readonly EvidenceEvent[],
  started: Started,
  origin: GivenSession['origin'],
): void {
  if (first?.type !== 'started') return;
  const told = (one: Started) => canonicalJson({ ...one, source: undefined });
  if (told(first) !== told(started) || (origin === 'kit' && first.source !== 'kit'))
    throw errors.resultContradicts();
}

/**
 * What may be added to a session. Whoever took part knows what a later file must look like, and analytics take events from anybody:
 * neither may overrule who watched.
 */
function mayAdd(
  before: readonly EvidenceEvent[],
  added: readonly EvidenceEvent[],
  origin: GivenSession['origin'],
): readonly EvidenceEvent[] {
  const [first] = before;
  if (first?.type !== 'started' || (origin === 'lab' && first.source !== 'kit')) return added;
  const isReadmitted = before.some(({ type }) => type === 'readmitted');
  return added.filter((event) => isParticipantEvent(event) && !(isReadmitted && event.type === 'excluded'));
}

/** A kit's page ends a task once: a file that says something else later was changed. */
function refuseSecondOutcome(events: readonly EvidenceEvent[]): void {
  const said = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'task' || !isParticipantEvent(event)) continue;
    const run = `${event.variant ?? ''}\n${event.task}`;
    if ((said.get(run) ?? event.outcome) !== event.outcome) throw errors.resultContradicts();
    said.set(run, event.outcome);
  }
}

function refuseRepeated(events: readonly EvidenceEvent[]): void {
  const beginnings = events.filter(({ type }) => type === 'started').length;
  if (beginnings !== 1 || new Set(events.map(({ id }) => id)).size !== events.length)
    throw errors.resultIncomplete('an event is there twice');
}

/** A pilot may have been before the lock; it is never counted. */
function refuseProtocol({ protocol, pilot = false }: Started, experiment: Experiment): void {
  const isKnown = protocol === undefined ? pilot : knownHashes(experiment).has(protocol);
  if (!isKnown) throw errors.resultOfOtherProtocol();
}

/** The tasks there are, and those that were taken out after the plan the session was held under. */
function knownTasks({ protocol, at }: Started, experiment: Experiment): ReadonlySet<string> {
  const later = laterAmendments({ protocol, startedAt: at }, experiment);
  return new Set([
    ...experiment.hypothesis.tasks.map(({ id }) => id),
    ...later.flatMap(({ removedTasks = [] }) => removedTasks),
  ]);
}

function refuseUnknownParts(
  started: Started,
  events: readonly EvidenceEvent[],
  experiment: Experiment,
): void {
  const order = started.order ?? [started.variant];
  const made = new Set(experiment.variants.map(({ id }) => id));
  const tried = new Set(order);
  const tasks = knownTasks(started, experiment);
  const strangers = [
    ...Object.keys(started.prototypes ?? {}).filter((variant) => !tried.has(variant)),
    ...[...order, started.variant].filter((variant) => !made.has(variant)),
    ...events.flatMap((event) =>
      'variant' in event && event.variant !== undefined && !tried.has(event.variant) ? [event.variant] : [],
    ),
    ...events.flatMap((event) =>
      'task' in event && event.task !== undefined && !tasks.has(event.task) ? [event.task] : [],
    ),
  ];
  if (strangers[0] !== undefined) throw errors.resultOfUnknownPart(strangers[0]);
  if (order[0] !== started.variant || tried.size !== order.length)
    throw errors.resultIncomplete('its order of variants does not fit');
}

/** Whoever was not asked by a moderator must have been asked by the page. */
function withoutUnagreedQuotes(
  all: readonly EvidenceEvent[],
  given: readonly EvidenceEvent[],
  { source }: Started,
): readonly EvidenceEvent[] {
  const consent = all.findLast((event) => event.type === 'consented');
  if (source === 'kit' && !consent) throw errors.resultWithoutConsent();
  return consent?.quotes === true ? given : given.filter(({ type }) => type !== 'quote');
}
