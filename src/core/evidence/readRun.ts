import type { EvidenceEvent, TaskOutcome } from './evidenceEvent.ts';
import type { Attempt, Run } from './session.ts';

type TaskEvent = Extract<EvidenceEvent, { type: 'task' }>;

/** What is known of a task before its next outcome is read. */
interface Known {
  readonly attempt: Attempt | undefined;
  /** What the page or the participant said last. */
  readonly said: TaskOutcome | undefined;
  /** The outcome at the end of the session; `undefined` until it is over. */
  readonly atEnd: TaskOutcome | 'none' | undefined;
  /** The outcome that was timed last. */
  readonly timed: TaskOutcome | undefined;
}

const nothing: Known = { attempt: undefined, said: undefined, atEnd: undefined, timed: undefined };

/**
 * Reads a run from its events.
 *
 * @param events those of the variant, and `ended`
 * @param handedIn whether the session came from a test kit: an observer speaks only after it was over
 */
export function readRun(variant: string, events: readonly EvidenceEvent[], handedIn: boolean): Run {
  const known = new Map<string, Known>();
  const begun = new Map<string, string>();
  const seqs = new Map<string, number>();
  let umuxLite: Run['umuxLite'];
  let isOver = false;
  for (const event of events) {
    if (event.type === 'ended') isOver = true;
    if (event.type === 'taskStarted' && !begun.has(event.task)) begun.set(event.task, event.at);
    if (event.type === 'task')
      known.set(event.task, knownAfter(known.get(event.task) ?? nothing, event, isOver || handedIn));
    if (event.type === 'seq') seqs.set(event.task, event.value);
    if (event.type === 'umuxLite') umuxLite = { capabilities: event.capabilities, ease: event.ease };
  }
  const attempts = new Map<string, Attempt>();
  for (const [task, { attempt }] of known)
    if (attempt) attempts.set(task, { ...attempt, seq: seqs.get(task) });
  return {
    variant,
    attempts,
    begun,
    umuxLite,
    steps: events.flatMap((event) => (event.type === 'step' ? [event.step] : [])),
    screens: events.flatMap((event) => (event.type === 'screen' ? [`${event.screen}/${event.state}`] : [])),
    problems: events.flatMap((event) => (event.type === 'problem' ? [event.message] : [])),
  };
}

/** An observer's word stands against whatever the page or the participant says before or after it. */
function knownAfter(before: Known, event: TaskEvent, isOver: boolean): Known {
  const { attempt } = before;
  // Older records leave out who said it: an observer did.
  const { outcome, by = 'observer', reason = '' } = event;
  if (by !== 'observer') {
    const said = outcome;
    if (attempt?.by === 'observer') return { ...before, said, attempt: { ...attempt, said } };
    const seconds = event.seconds ?? attempt?.seconds;
    return { ...before, said, timed: outcome, attempt: newAttempt({ outcome, seconds, by, said }) };
  }
  const atEnd = before.atEnd ?? (isOver ? (attempt?.outcome ?? 'none') : undefined);
  const timed = event.seconds === undefined ? before.timed : outcome;
  const from = overriddenOutcome({ ...before, atEnd }, outcome);
  return {
    said: before.said,
    atEnd,
    timed,
    attempt: {
      ...newAttempt({ outcome, seconds: event.seconds ?? kept(before, outcome), by, said: before.said }),
      overridden: from && { outcome: from, reason },
    },
  };
}

function newAttempt(part: Pick<Attempt, 'outcome' | 'seconds' | 'by' | 'said'>): Attempt {
  return { ...part, overridden: undefined, seq: undefined };
}

/** How long it took until the page gave up says nothing of how long it takes to get there. */
function kept({ attempt, timed }: Known, outcome: TaskOutcome): number | undefined {
  return outcome === 'completed' && timed !== 'completed' ? undefined : attempt?.seconds;
}

/**
 * What an observer speaks against: the page or the participant, or what was recorded when the session was over. That somebody
 * helped is nothing a page or a participant could say, so it is against neither.
 */
function overriddenOutcome({ said, atEnd }: Known, outcome: TaskOutcome): TaskOutcome | 'none' | undefined {
  if (said !== undefined && said !== outcome && !(said === 'completed' && outcome === 'assisted'))
    return said;
  return atEnd === outcome ? undefined : atEnd;
}
