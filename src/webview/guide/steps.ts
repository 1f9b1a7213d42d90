import type { ExperimentView, GuideState } from '../../protocol/guide.ts';
import { handoffStanding } from './handoff/standing.ts';
import { peopleMissing } from './people.ts';

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

/** Whether enough people tried each variant for the bar to speak, with nobody in the middle of a session. */
export function hasEnoughEvidence(experiment: ExperimentView): boolean {
  return peopleMissing(experiment) === 0 && experiment.evidence.underWay === 0;
}

/**
 * The one step to do now. The host's `next` follows the stage; testing goes on until enough people tried
 * it, and a prototype that is being made is what one waits for.
 */
export function currentStep(state: GuideState): StepName {
  const experiment = shownExperiment(state);
  if (state.form || !experiment) return 'frame';
  if (isBeingMade(state, experiment)) return 'prototype';
  if (experiment.next === 'decide' && !hasEnoughEvidence(experiment)) return 'test';
  return experiment.next;
}

/** Whether the model asks or works on what is to become this experiment's prototype. */
function isBeingMade({ generations, questions }: GuideState, { slug }: ExperimentView): boolean {
  return [...generations, questions].some((one) => one?.experiment === slug);
}

/** Whether there is an earlier version of the shown variant to go back to. */
export function canUndo({ history = [] }: ExperimentView): boolean {
  const at = history.findIndex(({ current }) => current);
  return at >= 0 && at < history.length - 1;
}

/** How each step stands. */
export function statusOf(step: StepName, state: GuideState): StepStatus {
  if (step === currentStep(state) && !isCrossed(state)) return 'current';
  const experiment = shownExperiment(state);
  return experiment && isDone(step, experiment) ? 'done' : 'later';
}

/** Whether nothing is left to do: the idea has crossed the bridge and was not sent back, or was given up. */
export function isCrossed(state: GuideState): boolean {
  const experiment = shownExperiment(state);
  return !state.form && experiment !== undefined && isHandedOff(experiment);
}

/** A draft is not handed off, and neither is what came back; what was thrown away needs no brief. */
function isHandedOff(experiment: ExperimentView): boolean {
  const standing = handoffStanding(experiment);
  return standing !== 'open' && standing !== 'returned';
}

function isDone(step: StepName, experiment: ExperimentView): boolean {
  const decided = experiment.verdict !== undefined;
  const done: Record<StepName, boolean> = {
    frame: true,
    prototype: experiment.hasPrototype || experiment.stage === 'discarded',
    test: decided || hasEnoughEvidence(experiment),
    decide: decided,
    handOff: isHandedOff(experiment),
  };
  return done[step];
}
