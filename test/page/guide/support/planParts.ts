import { defaultConsent } from '../../../../src/core/evidence/consent.ts';
import { barOdds } from '../../../../src/core/evidence/statistics/barOdds.ts';
import type { HypothesisDraft } from '../../../../src/core/experiment/hypothesis.ts';
import type { BarView, LandmarksView, PlanView } from '../../../../src/protocol/guidePlan.ts';

/** What the host knows beside a draft of an experiment that has no prototype; the odds of the bar are the real ones. */
export function planOf(
  { criterion }: Pick<HypothesisDraft, 'criterion'>,
  part: Partial<PlanView> = {},
): PlanView {
  return {
    defaultConsent,
    variants: [],
    landmarks: undefined,
    unnoticed: [],
    pointing: undefined,
    bar: barOf(criterion, part.variants?.length ?? 0),
    locked: undefined,
    ...part,
  };
}

/** As the host shows it; see src/editor/guide/barReading.ts. */
function barOf(criterion: HypothesisDraft['criterion'], variants: number): BarView | undefined {
  const { passAtLeast, killAtMost, minimumParticipants } = criterion;
  if (passAtLeast === undefined || killAtMost === undefined || minimumParticipants === undefined)
    return undefined;
  if (passAtLeast > minimumParticipants || killAtMost >= passAtLeast) return undefined;
  const odds = barOdds({ passAtLeast, killAtMost, minimumParticipants });
  const onePasses = 1 - (1 - odds.passesAtHalf) ** variants;
  return { ...odds, several: variants > 1 ? { variants, onePasses } : undefined };
}

/** A prototype that names its screens and one step. */
export const landmarks: LandmarksView = {
  screens: [
    { id: 'welcome-back', words: 'Welcome back', states: [] },
    { id: 'your-basket', words: 'Your basket', states: ['empty', 'error'] },
    { id: 'order-placed', words: 'Order placed', states: [] },
  ],
  taskSteps: [{ id: 'place-order', words: 'Place order', states: [] }],
};
