import type { LandmarksView } from '../../../protocol/guidePlan.ts';
import type { Condition } from './planWords.ts';

/** Something that a page can notice, to be chosen from a list. */
export interface Choice {
  readonly key: string;
  readonly kind: 'screen' | 'state' | 'taskStep';
  readonly condition: Condition;
}

/** All that pages can notice; what is chosen is there in any case. */
export function conditionChoices(
  known: LandmarksView | undefined,
  chosen: Condition | undefined,
): readonly Choice[] {
  const screens = (known?.screens ?? []).flatMap(({ id, states }) => [
    { screen: id },
    ...states.map((state) => ({ screen: id, state })),
  ]);
  const steps = (known?.taskSteps ?? []).map(({ id }) => ({ taskStep: id }));
  const choices = [...screens, ...steps].map(choiceOf);
  if (!chosen || choices.some(({ key }) => key === conditionKey(chosen))) return choices;
  return [...choices, choiceOf(chosen)];
}

/** Tells a condition from others. */
export function conditionKey(condition: Condition): string {
  return 'taskStep' in condition
    ? JSON.stringify(['taskStep', condition.taskStep])
    : JSON.stringify(['screen', condition.screen, condition.state]);
}

function choiceOf(condition: Condition): Choice {
  return {
    key: conditionKey(condition),
    kind: 'taskStep' in condition ? 'taskStep' : condition.state === undefined ? 'screen' : 'state',
    condition,
  };
}
