import type { ExperimentView, GuideState } from '../../protocol/guide.ts';

/** The steps of the bridge by their names in the protocol. */
export type StepName = ExperimentView['next'];

/** In the order in which an idea crosses. */
export const stepNames: readonly StepName[] = ['frame', 'prototype', 'test', 'decide', 'handOff'];

/** How a step stands: behind us, the one to do, or ahead. */
export type StepStatus = 'done' | 'current' | 'later';

/** The experiment on the page: none while the form frames another one than the active. */
export function shownExperiment({ active, form }: GuideState): ExperimentView | undefined {
  return form && form.name !== active?.slug ? undefined : active;
}

/** How many people must at least try it before the bar speaks. */
export function minimumParticipants(experiment: ExperimentView): number {
  return experiment.hypothesis.criterion.minimumParticipants ?? 1;
}

/** Whether enough people tried it for the bar to speak, with nobody in the middle of a session. */
export function hasEnoughEvidence(experiment: ExperimentView): boolean {
  const underWay = experiment.sessions.some((session) => !session.ended);
  return experiment.tally.participants >= minimumParticipants(experiment) && !underWay;
}

/**
 * The one step to do now. The host's `next` follows the stage; testing goes on until enough people tried
 * it, and a prototype that is being made is what one waits for.
 */
export function currentStep(state: GuideState): StepName {
  const experiment = shownExperiment(state);
  if (state.form || !experiment) return 'frame';
  if (state.generation?.experiment === experiment.slug) return 'prototype';
  if (experiment.next === 'decide' && !hasEnoughEvidence(experiment)) return 'test';
  return experiment.next;
}

/** How each step stands. */
export function statusOf(step: StepName, state: GuideState): StepStatus {
  if (step === currentStep(state) && !isCrossed(state)) return 'current';
  const experiment = shownExperiment(state);
  return experiment && isDone(step, experiment) ? 'done' : 'later';
}

/** Whether everything is done: the idea has crossed the bridge, or was given up. */
export function isCrossed(state: GuideState): boolean {
  const stage = shownExperiment(state)?.stage;
  return !state.form && (stage === 'handedOff' || stage === 'discarded');
}

function isDone(step: StepName, experiment: ExperimentView): boolean {
  const decided = experiment.verdict !== undefined;
  const done: Record<StepName, boolean> = {
    frame: true,
    prototype: experiment.hasPrototype,
    test: decided || hasEnoughEvidence(experiment),
    decide: decided,
    handOff: experiment.brief !== undefined || experiment.stage === 'handedOff',
  };
  return done[step];
}
