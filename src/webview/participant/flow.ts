/** Where a participant is on the way through a session, read from what was recorded of it and from nothing else. */
import type {
  ParticipantEvent,
  ParticipantScript,
  ParticipantTask,
  ParticipantVariant,
  ToParticipant,
} from '../../protocol/participant.ts';

export type RecordedEvent = Extract<ToParticipant, { type: 'script' }>['recorded'][number];

/** A task in a variant. */
export interface TaskStep {
  readonly kind: 'task';
  readonly variant: ParticipantVariant;
  readonly task: ParticipantTask;
  /** Counts from 1, over all variants. */
  readonly number: number;
  readonly of: number;
}

/** One thing after another that a participant is asked to do. */
export type Step =
  | { readonly kind: 'consent' }
  | TaskStep
  /** Single Ease Question about the task before. */
  | { readonly kind: 'seq'; readonly variant: ParticipantVariant; readonly task: ParticipantTask }
  | { readonly kind: 'umuxLite'; readonly variant: ParticipantVariant }
  | { readonly kind: 'over' };

/** What the way depends on. */
export interface Travelled {
  readonly events: readonly (RecordedEvent | ParticipantEvent)[];
  /** Ratings that were passed over and tasks that an observer ended; see {@link stepKey}. */
  readonly passed: ReadonlySet<string>;
}

/** Names a step within a session. */
export function stepKey(step: Step): string {
  if (step.kind === 'task' || step.kind === 'seq')
    return [step.kind, step.variant.id, step.task.id].join('/');
  return step.kind === 'umuxLite' ? `umuxLite/${step.variant.id}` : step.kind;
}

/** All steps of a session, in order. */
export function stepsOf({ tasks, variants }: ParticipantScript): readonly Step[] {
  const of = tasks.length * variants.length;
  return [
    { kind: 'consent' },
    ...variants.flatMap((variant, round): Step[] => [
      ...tasks.flatMap((task, index): Step[] => [
        { kind: 'task', variant, task, number: round * tasks.length + index + 1, of },
        { kind: 'seq', variant, task },
      ]),
      { kind: 'umuxLite', variant },
    ]),
    { kind: 'over' },
  ];
}

/**
 * The step a participant is at: the first task without an outcome, or a rating before it that was neither given nor passed over
 * while nobody has begun that task. Without consent nothing else is asked.
 */
export function stepNow(script: ParticipantScript, travelled: Travelled): Step {
  const over: Step = { kind: 'over' };
  const { events } = travelled;
  if (events.some(({ type }) => type === 'ended')) return over;
  if (!events.some(({ type }) => type === 'consented')) return { kind: 'consent' };
  const steps = stepsOf(script);
  const done = keysOf(script, events, travelled.passed);
  const isOpen = (step: Step): boolean => !done.has(stepKey(step));
  const next = steps.findIndex((step) => step.kind === 'task' && isOpen(step));
  const task = steps[next];
  if (task?.kind === 'task' && wasBegun(task, script, events)) return task;
  const end = next < 0 ? steps.length - 1 : next;
  const before = steps.slice(0, end).findLastIndex(({ kind }) => kind === 'task');
  const rating = steps.slice(before + 1, end).find((step) => step.kind !== 'consent' && isOpen(step));
  return rating ?? task ?? over;
}

/** Whether a task was begun, and not merely read. */
export function wasBegun(
  { variant, task }: Pick<TaskStep, 'variant' | 'task'>,
  script: ParticipantScript,
  events: Travelled['events'],
): boolean {
  return events.some(
    (event) =>
      event.type === 'taskStarted' && event.task === task.id && variantOf(event, script) === variant.id,
  );
}

/**
 * How long somebody has worked on a task so far, by what was recorded, in seconds. Time after the last record is not known: it may
 * be that of an interruption.
 */
export function secondsRecorded(
  { variant, task }: TaskStep,
  script: ParticipantScript,
  recorded: readonly RecordedEvent[],
): number {
  let seconds = 0;
  let since: number | undefined;
  let last = 0;
  for (const event of recorded) {
    const isHere = variantOf(event, script) === variant.id;
    if (event.type === 'taskStarted' && isHere) {
      if (since !== undefined) seconds += last - since;
      since = event.task === task.id ? Date.parse(event.at) : undefined;
    }
    last = Date.parse(event.at);
  }
  return Math.max(0, (seconds + (since === undefined ? 0 : last - since)) / 1000);
}

function keysOf(
  script: ParticipantScript,
  events: Travelled['events'],
  passed: ReadonlySet<string>,
): ReadonlySet<string> {
  const keys = new Set(passed);
  let begun: readonly string[] = [];
  for (const event of events) {
    const variant = variantOf(event, script);
    if (event.type === 'taskStarted') begun = [variant, event.task];
    // The prototype stopped in the task that was under way: nothing more is asked about it.
    if (event.type === 'excluded' && event.by === 'page')
      for (const kind of ['task', 'seq']) keys.add([kind, ...begun].join('/'));
    if (event.type === 'task' || event.type === 'seq') keys.add([event.type, variant, event.task].join('/'));
    if (event.type === 'umuxLite') keys.add(`umuxLite/${variant}`);
  }
  return keys;
}

/** Events that name no variant belong to the first one. */
function variantOf(event: RecordedEvent | ParticipantEvent, { variants }: ParticipantScript): string {
  return ('variant' in event ? event.variant : undefined) ?? variants[0]?.id ?? '';
}
