import type { FormState } from '../../../protocol/guide.ts';

/** A hypothesis as far as it has been written. */
export type Draft = FormState['draft'];

/** Nothing written yet. */
export const blankDraft: Draft = {
  kind: 'customerFlow',
  title: '',
  belief: '',
  segment: '',
  problem: '',
  steps: [],
  tasks: [],
  criterion: { metric: '' },
  plan: { assignment: 'between', consent: '' },
  riskiestAssumption: '',
  nonGoals: [],
  throwAwayDate: '',
};

/** Whether two drafts say the same, in whatever order their fields were written. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  return canonical(a) === canonical(b);
}

/** Whether nothing was written; kind and throw-away date are chosen for the user and do not count. */
export function isBlankDraft(draft: Draft): boolean {
  const { title, belief, segment, problem, riskiestAssumption, plan } = draft;
  const texts = [title, belief, segment, problem, riskiestAssumption, plan.consent];
  const lists = [draft.steps.map((step) => step.title), draft.tasks.map((task) => task.goal), draft.nonGoals];
  const { metric, ...bars } = draft.criterion;
  const hasBars = Object.values(bars).some((bar) => bar !== undefined);
  return !hasBars && [...texts, metric, ...lists.flat()].every((text) => text.trim() === '');
}

/** JSON with sorted keys; fields that are not set leave no trace. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
