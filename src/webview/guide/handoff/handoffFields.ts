import type { ExperimentView } from '../../../protocol/guide.ts';
import type { HandoffView } from '../../../protocol/guideHandoff.ts';

/** What only the team can say, as far as it was written. */
export type Answers = HandoffView['fields'];

/** What framing may have left out; after the verdict it can be added, once, and not be changed. */
export type OnceField = 'problem' | 'nonGoals';

const onceFields: readonly OnceField[] = ['problem', 'nonGoals'];

/** What the Hand off step has to ask for, as the form of the hypothesis is closed by the verdict. */
export function missingOnce({ verdict, handoff }: ExperimentView): OnceField[] {
  const missing = new Set(handoff.readiness?.blockers.map(({ field }) => field));
  return verdict ? onceFields.filter((field) => missing.has(field)) : [];
}

/** Whether a blocker is put right in the Hand off step. @param field as blockers name it, such as `handoff.privacy` */
export function isAskedHere(field: string, experiment: ExperimentView): boolean {
  return field.startsWith('handoff.') || missingOnce(experiment).some((one) => one === field);
}

/** The id of the control for a field as blockers name it. */
export function handoffControl(field: string): string {
  return `handoff-${field.replace(/^handoff\./, '').replace(/\..*$/, '')}`;
}
