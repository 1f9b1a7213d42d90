import * as z from 'zod';

/** Version of the records in `evidence/<session-id>.jsonl`. */
export const evidenceVersion = 1;

/** How one participant's attempt at one task ended. */
export const taskOutcomes = ['completed', 'assisted', 'failed', 'abandoned'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

const common = { schemaVersion: z.literal(evidenceVersion), id: z.string().min(1), at: z.iso.datetime() };

/** One line of a session's log. The first is `started`; a later outcome for a task replaces an earlier one. */
export const evidenceEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('started'),
    session: z.string().min(1),
    /** A code such as "P3", never a name. */
    participant: z.string().min(1).max(40),
    variant: z.string().min(1),
  }),
  z.object({
    ...common,
    type: z.literal('task'),
    task: z.string().min(1),
    outcome: z.enum(taskOutcomes),
    seconds: z.number().min(0).max(86_400).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('note'),
    task: z.string().optional(),
    text: z.string().min(1).max(4000),
  }),
  z.object({ ...common, type: z.literal('ended') }),
]);
export type EvidenceEvent = z.infer<typeof evidenceEventSchema>;

/** One participant's session, as its log tells it. */
export interface Session {
  readonly id: string;
  readonly participant: string;
  readonly variant: string;
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  readonly outcomes: ReadonlyMap<string, TaskOutcome>;
  readonly notes: readonly { readonly task: string | undefined; readonly text: string }[];
}

/** Reads a session from its events; `undefined` when the log does not begin with `started`. */
export function readSession(events: readonly EvidenceEvent[]): Session | undefined {
  const [first] = events;
  if (first?.type !== 'started') return undefined;
  const outcomes = new Map<string, TaskOutcome>();
  const notes: { task: string | undefined; text: string }[] = [];
  let endedAt: string | undefined;
  for (const event of events) {
    if (event.type === 'task') outcomes.set(event.task, event.outcome);
    if (event.type === 'note') notes.push({ task: event.task, text: event.text });
    if (event.type === 'ended') endedAt = event.at;
  }
  const { session: id, participant, variant, at: startedAt } = first;
  return { id, participant, variant, startedAt, endedAt, outcomes, notes };
}

/** A participant counts as a success who completed every task without help. */
export function isSuccess(session: Session, taskIds: readonly string[]): boolean {
  return taskIds.every((task) => session.outcomes.get(task) === 'completed');
}

/** Only sessions with an outcome for every task are counted; the others are still under way. */
export function isComplete(session: Session, taskIds: readonly string[]): boolean {
  return taskIds.every((task) => session.outcomes.has(task));
}

/** Reads the sessions of an experiment from their logs, in the order in which they began. */
export function readSessions(logs: ReadonlyMap<string, readonly EvidenceEvent[]>): Session[] {
  const sessions = [...logs.values()].map(readSession).filter((session) => session !== undefined);
  return sessions.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
}
