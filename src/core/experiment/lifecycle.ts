import type { Experiment, Stage } from './experiment.ts';

/** The five steps of the guide, in the order in which an idea crosses the bridge. */
export const bridgeSteps = ['frame', 'prototype', 'test', 'decide', 'handOff'] as const;
export type BridgeStep = (typeof bridgeSteps)[number];

const nextStepOf: Record<Stage, BridgeStep> = {
  framed: 'prototype',
  prototyping: 'test',
  testing: 'decide',
  decided: 'handOff',
  handedOff: 'handOff',
  discarded: 'handOff',
};

/** The one step to do next; without an experiment that is framing one. */
export function nextStep(experiment: Experiment | undefined): BridgeStep {
  return experiment ? nextStepOf[experiment.stage] : 'frame';
}

const order: readonly Stage[] = ['framed', 'prototyping', 'testing', 'decided', 'handedOff'];

/**
 * Moves an experiment forward to `stage`; a stage it has passed already is kept, as experiments never
 * go back, and a discarded one stays discarded (a changed prototype after the verdict is a new experiment).
 */
export function advance(experiment: Experiment, stage: Stage, at: Date): Experiment {
  const behind = experiment.stage !== 'discarded' && order.indexOf(experiment.stage) < order.indexOf(stage);
  return { ...experiment, stage: behind ? stage : experiment.stage, updatedAt: at.toISOString() };
}

/** Whether a verdict has been given, after which prototype and evidence no longer change. */
export function isDecided(experiment: Experiment): boolean {
  return experiment.verdict !== undefined;
}

/** Whether nothing of an experiment changes any more: it has a verdict, or was thrown away. It is then not the active one. */
export function isOver(experiment: Experiment): boolean {
  return isDecided(experiment) || experiment.stage === 'discarded';
}
