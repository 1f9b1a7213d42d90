import { newDraftName } from '../../../../src/app/drafts.ts';
import type { Session } from '../../../../src/core/evidence/session.ts';
import { tally } from '../../../../src/core/evidence/verdict.ts';
import { type HypothesisDraft, hypothesisDraftSchema } from '../../../../src/core/experiment/hypothesis.ts';
import { completeHypothesis, reviewHypothesis } from '../../../../src/core/experiment/reviewHypothesis.ts';
import type { ExperimentView, FormState, GuideState, SessionView } from '../../../../src/protocol/guide.ts';

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
  generation: undefined,
  problem: undefined,
  damaged: [],
};

/** A form with the problems the real review finds in its draft. */
export function formOf(draft: HypothesisDraft, name = newDraftName): FormState {
  return { name, draft, editing: name !== newDraftName, problems: reviewHypothesis(draft, today) };
}

/** A window with a lab. */
export function withLab(part: Partial<GuideState>): GuideState {
  const lab = { name: 'storefront-lab', path: '/home/me/storefront-lab' };
  return { ...freshWindow, lab, ...listed(part.active), ...part };
}

function listed(active: ExperimentView | undefined): Pick<GuideState, 'experiments'> {
  return { experiments: active ? [{ slug: active.slug, title: active.title, stage: active.stage }] : [] };
}

/** An experiment as the host shows it; the count is the real one. */
export function experimentWith(
  part: Partial<ExperimentView> & { draft?: HypothesisDraft } = {},
): ExperimentView {
  const { draft = fullDraft, ...rest } = part;
  const hypothesis = completeHypothesis(draft, today);
  const taskIds = hypothesis.tasks.map((task) => task.id);
  return {
    slug: 'remembered-basket',
    title: hypothesis.title,
    stage: 'framed',
    next: 'prototype',
    hypothesis,
    tasks: hypothesis.tasks.map(({ id, goal }) => ({ id, goal })),
    variants: [],
    hasPrototype: false,
    daysLeft: 30,
    sessions: [],
    tally: tally((rest.sessions ?? []).map(asSession), taskIds, hypothesis.criterion),
    verdict: undefined,
    openCrossings: 0,
    brief: undefined,
    ...rest,
  };
}

/** An experiment whose prototype is made. */
export function prototyped(part: Partial<ExperimentView> = {}): ExperimentView {
  const madeAt = new Date(Date.now() - 5 * 60_000).toISOString();
  const prototype = { madeAt, canUndo: true };
  return experimentWith({
    stage: 'prototyping',
    next: 'test',
    hasPrototype: true,
    variants: ['a'],
    prototype,
    ...part,
  });
}

/** An experiment that `successes` of `participants` people did alone. */
export function tested(
  successes: number,
  participants: number,
  part: Partial<ExperimentView> = {},
): ExperimentView {
  const sessions = Array.from({ length: participants }, (_, index) =>
    sessionOf(`P${index + 1}`, index < successes ? 'completed' : 'failed'),
  );
  return prototyped({ stage: 'testing', next: 'decide', sessions, ...part });
}

/** A session that has ended, with the same outcome for the last task and the first done alone. */
export function sessionOf(
  participant: string,
  outcome: 'completed' | 'assisted' | 'failed' | 'abandoned',
): SessionView {
  const [first = '', last = ''] = taskIds;
  const notes = outcome === 'completed' ? [] : ['Looked for the total at the top'];
  return {
    id: `s-${participant}`,
    participant,
    outcomes: { [first]: 'completed', [last]: outcome },
    notes,
    ended: true,
  };
}

/** A session that has just begun. */
export function begun(participant: string): SessionView {
  return { id: `s-${participant}`, participant, outcomes: {}, notes: [], ended: false };
}

/** The ids of the tasks of {@link fullDraft}. */
export const taskIds = completeHypothesis(fullDraft, today).tasks.map((task) => task.id);

function asSession(view: SessionView): Session {
  return {
    ...view,
    variant: 'a',
    startedAt: `${today}T10:00:00Z`,
    endedAt: view.ended ? `${today}T10:10:00Z` : undefined,
    outcomes: new Map(Object.entries(view.outcomes)),
    notes: view.notes.map((text) => ({ task: undefined, text })),
  };
}
