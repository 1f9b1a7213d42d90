import type { Hypothesis, Step } from '../../experiment/hypothesis.ts';
import type { SafeHtml } from './html.ts';
import type { BehaviourName } from './behaviours/behaviours.ts';
import type { SamplePack } from './sample/samplePack.ts';

/** What a screen collects from the person, for the summaries on later screens. */
export interface Collected {
  /** Shown until the person has chosen or entered something else. */
  readonly value: string;
  /** In minor units; 0 adds nothing to the total. */
  readonly price: number;
}

/** The blocks of a screen by state. `ready` opens first; one of the others at least is there. */
export type ScreenStates = { readonly ready: SafeHtml } & (
  { readonly loading: SafeHtml } | { readonly empty: SafeHtml } | { readonly error: SafeHtml }
) & { readonly loading?: SafeHtml; readonly empty?: SafeHtml; readonly error?: SafeHtml };

/** How one screen is built: chosen for a step by the words of its title. */
export interface Composition {
  /** Shown under the heading when the step has no detail of its own. */
  readonly lead: string;
  readonly states: (context: StepContext) => ScreenStates;
  /** Replaces the plain heading; must contain the step's title in an `h1` with the id `<step id>-title`. */
  readonly head?: (context: StepContext) => SafeHtml;
  /** Rules that only this composition needs; everything else is in the kit. */
  readonly css?: string;
  readonly behaviours?: readonly BehaviourName[];
  /** Opens in `loading` and turns `ready` by itself when one comes from another screen. */
  readonly opensLoading?: boolean;
  readonly collects?: (context: StepContext) => Collected;
  /** What the button that leads here says, when the step's title is no good for a button. */
  readonly invitation?: string;
}

export interface PlannedStep {
  readonly step: Step;
  readonly composition: Composition;
}

/** All that is known when a whole prototype is written. */
export interface StarterContext {
  readonly hypothesis: Hypothesis;
  readonly plan: readonly PlannedStep[];
  readonly pack: SamplePack;
  /** Written before amounts, such as `$`. */
  readonly currency: string;
  readonly seed: number;
}

/** All that is known when one screen is written. */
export interface StepContext extends StarterContext {
  readonly step: Step;
  readonly index: number;
  readonly previous: PlannedStep | undefined;
  readonly next: PlannedStep | undefined;
}

/** The context of one step of the plan. */
export function stepContext(starter: StarterContext, planned: PlannedStep, index: number): StepContext {
  return {
    ...starter,
    step: planned.step,
    index,
    previous: starter.plan[index - 1],
    next: starter.plan[index + 1],
  };
}

/** Earlier steps that collected something, with what they collected. */
export function collectedBefore(context: StepContext): (Collected & { step: Step })[] {
  return context.plan.slice(0, context.index).flatMap((planned, index) => {
    const collected = planned.composition.collects?.(stepContext(context, planned, index));
    return collected === undefined ? [] : [{ ...collected, step: planned.step }];
  });
}
