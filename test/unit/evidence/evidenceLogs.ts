import type { EvidenceBody, EvidenceEvent, TaskOutcome } from '../../../src/core/evidence/evidenceEvent.ts';
import { readSessions, type Session } from '../../../src/core/evidence/session.ts';
import { experimentSchema, type Experiment } from '../../../src/core/experiment/experiment.ts';

/** An experiment with two tasks, a bar of 4 of 5, and the variants `a` and `b`. */
export function testedExperiment(change: Partial<Experiment> = {}): Experiment {
  const lock = { at: '2026-03-01T09:00:00.000Z', hash: 'a'.repeat(64) };
  return experimentSchema.parse({
    schemaVersion: 1,
    slug: 'order-again',
    createdAt: '2026-02-27T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    stage: 'testing',
    hypothesis: {
      kind: 'customerFlow',
      title: 'Order again',
      belief: 'People reorder.',
      segment: 'Customers',
      problem: '',
      steps: [{ id: 'home', title: 'Home' }],
      tasks: [
        { id: 'find', goal: 'Find the last order' },
        { id: 'order', goal: 'Order it again' },
      ],
      criterion: { metric: 'Reorders', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
      riskiestAssumption: '',
      nonGoals: [],
      throwAwayDate: '2026-05-01',
    },
    variants: [
      { id: 'a', createdAt: '2026-02-28T09:00:00.000Z' },
      { id: 'b', createdAt: '2026-02-28T10:00:00.000Z', axis: 'flow', change: 'One page instead of three' },
    ],
    lock,
    ...change,
  });
}

type Started = Extract<EvidenceBody, { type: 'started' }>;

/** What one participant did: the outcomes of both tasks by variant, in the order in which they tried them. */
export interface Tried {
  readonly code: string;
  readonly runs: Readonly<Record<string, readonly (TaskOutcome | undefined)[]>>;
  readonly start?: Partial<Started>;
  /** Further records at the end. */
  readonly more?: readonly EvidenceBody[];
  readonly seconds?: number;
}

/** The logs of such participants, who came one after the other, an hour apart. */
export function logsOf(all: readonly Tried[]): Map<string, EvidenceEvent[]> {
  return new Map(all.map((one, index) => [`s${index}`, logOf(one, index)]));
}

/** Sessions as they are read from such logs. */
export function sessionsOf(all: readonly Tried[]): Session[] {
  return readSessions(logsOf(all));
}

function logOf({ code, runs, start, more = [], seconds = 20 }: Tried, index: number): EvidenceEvent[] {
  const order = Object.keys(runs);
  const [variant = 'a'] = order;
  const bodies: EvidenceBody[] = [
    {
      type: 'started',
      session: `s${index}`,
      participant: code,
      variant,
      order,
      assigned: 'plan',
      protocol: 'a'.repeat(64),
      ...start,
    },
    ...order.flatMap((each) =>
      (runs[each] ?? []).flatMap((outcome, which): EvidenceBody[] => {
        const task = which === 0 ? 'find' : 'order';
        const begun: EvidenceBody = { type: 'taskStarted', task, variant: each };
        return outcome === undefined
          ? [begun]
          : [begun, { type: 'task', task, variant: each, outcome, seconds, by: 'page' }];
      }),
    ),
    ...more,
  ];
  const from = Date.parse('2026-03-01T10:00:00.000Z') + index * 60 * 60_000;
  return bodies.map((body, place) => ({
    schemaVersion: 1,
    id: `s${index}-${place}`,
    at: new Date(from + place * 1000).toISOString(),
    ...body,
  }));
}
