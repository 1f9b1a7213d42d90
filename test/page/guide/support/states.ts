import assert from 'node:assert/strict';
import { newDraftName } from '../../../../src/app/drafts.ts';
import { describeEvidence } from '../../../../src/core/evidence/describeEvidence.ts';
import type { EvidenceEvent } from '../../../../src/core/evidence/evidenceEvent.ts';
import { drawPicture } from '../../../../src/core/evidence/pictures/drawPicture.ts';
import { pictureNames } from '../../../../src/core/evidence/pictures/picture.ts';
import { standingOf } from '../../../../src/core/evidence/runStanding.ts';
import { readSession, type Session } from '../../../../src/core/evidence/session.ts';
import { tally } from '../../../../src/core/evidence/verdict.ts';
import { type HypothesisDraft, hypothesisDraftSchema } from '../../../../src/core/experiment/hypothesis.ts';
import { completeHypothesis } from '../../../../src/core/experiment/completeHypothesis.ts';
import { reviewHypothesis } from '../../../../src/core/experiment/reviewHypothesis.ts';
import type { Experiment } from '../../../../src/core/experiment/experiment.ts';
import type { PlanView } from '../../../../src/protocol/guidePlan.ts';
import type { ExperimentView, FormState, GuideState } from '../../../../src/protocol/guide.ts';
import type {
  AttemptView,
  EvidenceView,
  RunView,
  SessionView,
} from '../../../../src/protocol/guideEvidence.ts';
import type { VariantView, VersionView } from '../../../../src/protocol/guidePrototype.ts';
import type { DisposalView, HandoffView } from '../../../../src/protocol/guideHandoff.ts';
import { handoffOf, untouchedDisposal } from './handoffParts.ts';
import { planOf } from './planParts.ts';

/** The day on which these tests take place, for whatever compares dates; far ahead, as the page uses the real clock. */
export const today = '2030-01-10';

export const emptyDraft: HypothesisDraft = hypothesisDraftSchema.parse({});

export const fullDraft: HypothesisDraft = hypothesisDraftSchema.parse({
  title: 'Remembered basket',
  belief: 'people who come back will finish their order when the shop remembers their basket',
  segment: 'Shoppers who left a full basket last week',
  problem: 'They have to search for everything again.',
  steps: [{ title: 'Welcome back' }, { title: 'Your basket' }, { title: 'Order placed' }],
  tasks: [
    { goal: 'Order what you had chosen last time', success: 'They see “Order placed”' },
    { goal: 'Change how many you want', success: 'The total follows' },
  ],
  criterion: {
    metric: 'People who order without help',
    passAtLeast: 4,
    killAtMost: 1,
    minimumParticipants: 5,
  },
  riskiestAssumption: 'They still want it',
  nonGoals: ['Payment'],
  throwAwayDate: '2030-02-09',
});

/** A window with a folder and nothing of Footbridge's in it yet. */
export const freshWindow: GuideState = {
  trusted: true,
  lab: undefined,
  production: ['storefront'],
  hasFolder: true,
  model: { provider: 'starter', label: 'Offline starter' },
  experiments: [],
  active: undefined,
  form: undefined,
  generations: [],
  questions: undefined,
  images: [],
  problem: undefined,
  damaged: [],
};

/** A form with the problems the real review finds in its draft. */
export function formOf(draft: HypothesisDraft, name = newDraftName, plan: Partial<PlanView> = {}): FormState {
  const problems = reviewHypothesis(draft, today);
  return { name, draft, editing: name !== newDraftName, problems, plan: planOf(draft, plan), related: [] };
}

/** A window with a lab. */
export function withLab(part: Partial<GuideState>): GuideState {
  const lab = { name: 'storefront-lab', path: '/home/me/storefront-lab' };
  return { ...freshWindow, lab, ...listed(part.active), ...part };
}

function listed(active: ExperimentView | undefined): Pick<GuideState, 'experiments'> {
  return { experiments: active ? [{ slug: active.slug, title: active.title, stage: active.stage }] : [] };
}

/** What is given of an experiment; what is given of its parts is laid over what follows from the rest. */
export type ExperimentPart = Partial<Omit<ExperimentView, 'evidence' | 'handoff' | 'disposal'>> & {
  readonly draft?: HypothesisDraft;
  readonly evidence?: Partial<EvidenceView>;
  readonly handoff?: Partial<HandoffView>;
  readonly disposal?: Partial<DisposalView>;
};

/** An experiment as the host shows it; count, figures and pictures are the real ones. */
export function experimentWith(part: ExperimentPart = {}): ExperimentView {
  const { draft = fullDraft, evidence, handoff, disposal, ...rest } = part;
  const hypothesis = completeHypothesis(draft, today);
  const taskIds = hypothesis.tasks.map((task) => task.id);
  const variants = rest.variants?.map(({ id }) => id) ?? ['a'];
  const given = rest.sessions ?? [];
  const sessions = given.map(asSession).toReversed();
  return {
    slug: 'remembered-basket',
    title: hypothesis.title,
    stage: 'framed',
    next: 'prototype',
    hypothesis,
    tasks: hypothesis.tasks.map(({ id, goal }) => ({ id, goal })),
    variants: [],
    variant: undefined,
    hasPrototype: false,
    history: [],
    datasets: [],
    spending: { tokens: 0, estimated: false, tokenLimit: 1_000_000 },
    daysLeft: 30,
    evidence: { ...evidenceOf(sessions, { ...rest, hypothesis }), ...evidence },
    tally: tally(sessions, () => taskIds, hypothesis.criterion, variants),
    verdict: undefined,
    openCrossings: 0,
    brief: undefined,
    handoff: { ...handoffOf(rest), ...handoff },
    disposal: { ...untouchedDisposal, ...disposal },
    ...rest,
    sessions: given.map((view) => standing(view, taskIds)),
  };
}

/** An experiment whose prototype is made. */
export function prototyped(part: ExperimentPart = {}): ExperimentView {
  return experimentWith({
    stage: 'prototyping',
    next: 'test',
    hasPrototype: true,
    variants: [variantOf('a')],
    variant: 'a',
    history: [versionOf(1, { current: true }), versionOf(0)],
    ...part,
  });
}

/** A variant that was made five minutes ago. */
export function variantOf(id: string, part: Partial<VariantView> = {}): VariantView {
  return { id, madeAt: minutesAgo(5), turns: 2, asked: '', undone: [], outdated: false, ...part };
}

/** The version after so many changes; version 0 was made from the hypothesis. */
export function versionOf(number: number, part: Partial<VersionView> = {}): VersionView {
  const instructions = ['', 'Put the total above the button', 'Show what is saved', 'Use calmer colours'];
  return {
    checkpoint: `c${number}`,
    at: minutesAgo(60 - 10 * number),
    instruction: instructions[number] ?? `Change ${number}`,
    files: number === 0 ? ['app.js', 'index.html', 'styles.css'] : ['index.html'],
    spent: { tokens: number === 0 ? 12_340 : 2_180, estimated: false, dollars: number === 0 ? 0.04 : 0.006 },
    requests: number === 0 ? 2 : 1,
    model: 'sample-model',
    kind: 'turn',
    undone: [],
    current: false,
    ...part,
  };
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** An experiment that `successes` of `participants` people did alone. */
export function tested(successes: number, participants: number, part: ExperimentPart = {}): ExperimentView {
  const sessions = Array.from({ length: participants }, (_, index) =>
    sessionOf(`P${index + 1}`, index < successes ? 'completed' : 'failed'),
  );
  return prototyped({ stage: 'testing', next: 'decide', sessions, ...part });
}

/** A session that has ended, with the same outcome for the last task and the first done alone. */
export function sessionOf(
  participant: string,
  outcome: 'completed' | 'assisted' | 'failed' | 'abandoned',
  variant = 'a',
): SessionView {
  const [first = '', last = ''] = taskIds;
  const number = Number(participant.replace(/\D/g, ''));
  const attempts = {
    [first]: { outcome: 'completed', by: 'page', seconds: 30 + 7 * number, seq: 5 + (number % 3) },
    [last]: { outcome, by: outcome === 'assisted' ? 'observer' : 'page', seconds: 64 + 5 * number, seq: 4 },
  } as const;
  const notes =
    outcome === 'completed' ? [] : [{ id: `n-${participant}`, text: 'Looked for the total at the top' }];
  const runs = [{ variant, standing: 'noSuccess', attempts } as const];
  return { ...begun(participant, variant), runs, notes, ended: true };
}

/** A session that has just begun. */
export function begun(participant: string, ...variants: readonly string[]): SessionView {
  const order = variants.length === 0 ? ['a'] : variants;
  return {
    id: `s-${participant}`,
    participant,
    runs: order.map((variant): RunView => ({ variant, standing: 'underWay', attempts: {} })),
    pilot: false,
    source: 'moderated',
    assigned: 'plan',
    startedAt: `${today}T09:00:00.000Z`,
    ended: false,
    notes: [],
    quotes: [],
  };
}

/** The ids of the tasks of {@link fullDraft}. */
export const taskIds = completeHypothesis(fullDraft, today).tasks.map((task) => task.id);

/** What the host works out from the sessions, with its own functions. */
function evidenceOf(
  sessions: readonly Session[],
  { hypothesis, variants = [] }: Partial<ExperimentView> & Pick<Experiment, 'hypothesis'>,
): EvidenceView {
  const made = variants.filter(({ madeAt }) => madeAt !== undefined).map(({ id }) => id);
  const experiment: Experiment = {
    schemaVersion: 1,
    slug: 'remembered-basket',
    createdAt: `${today}T08:00:00.000Z`,
    updatedAt: `${today}T08:00:00.000Z`,
    stage: 'testing',
    hypothesis,
    variants: variants.map(({ id, change }) => ({ id, change, createdAt: `${today}T08:00:00.000Z` })),
    amendments: [],
  };
  const reading = sessions.length > 0 ? describeEvidence(sessions, experiment) : undefined;
  const words = { width: 240, now: `${today}T12:00:00.000Z` };
  return {
    protocol: { amendments: [], consent: 'You will try an early sketch.', drifted: false },
    total: sessions.length,
    underWay: sessions.filter(({ endedAt, excluded }) => endedAt === undefined && excluded === undefined)
      .length,
    nextCode: `P${sessions.length + 1}`,
    nextVariants: made.slice(0, 1),
    unpiloted: sessions.length > 0 ? [] : made,
    live: undefined,
    report: undefined,
    decider: 'product',
    reading,
    pictures: reading
      ? pictureNames.map((name) => ({ name, picture: drawPicture(name, reading, words) }))
      : [],
  };
}

/** The same with what it is for the count, as the host works it out. */
function standing(view: SessionView, asked: readonly string[]): SessionView {
  const session = asSession(view);
  const standings = session.runs.map((run) => standingOf(session, run, asked));
  return {
    ...view,
    runs: view.runs.map((run, index) => ({
      ...run,
      standing: standings[index] ?? run.standing,
      attempts: Object.fromEntries(
        Object.entries(run.attempts).map(([task, attempt]) => [task, { said: saidOf(attempt), ...attempt }]),
      ),
    })),
  };
}

function saidOf({ by, outcome, overridden }: AttemptView): AttemptView['said'] {
  if (by !== 'observer') return outcome;
  return overridden?.outcome === 'none' ? undefined : overridden?.outcome;
}

/** The session as its log would tell it. */
function asSession(view: SessionView): Session {
  const { id, participant, runs, pilot, excluded, source, assigned, startedAt: at, ended } = view;
  const stamp = { schemaVersion: 1 as const, id, at };
  const order = runs.map(({ variant }) => variant);
  const outcomes = runs.flatMap(({ variant, attempts }): EvidenceEvent[] =>
    Object.entries(attempts).flatMap(([task, { outcome, by, seconds, seq }]): EvidenceEvent[] => [
      { ...stamp, type: 'taskStarted', task, variant },
      { ...stamp, type: 'task', task, variant, outcome, by, seconds },
      ...(seq === undefined ? [] : [{ ...stamp, type: 'seq', task, variant, value: seq } as const]),
    ]),
  );
  const session = readSession([
    {
      ...stamp,
      type: 'started',
      session: id,
      participant,
      variant: order[0] ?? 'a',
      order,
      pilot,
      assigned,
      ...(source !== 'moderated' && { source }),
    },
    ...outcomes,
    ...(excluded === undefined ? [] : [{ ...stamp, type: 'excluded', reason: excluded } as const]),
    ...(ended ? [{ ...stamp, type: 'ended' } as const] : []),
  ]);
  assert.ok(session);
  return session;
}
