import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../protocol/guide.ts';
import { currentStep, shownExperiment, type StepName } from './steps.ts';
import { beliefSentence, morePeople, outcomeWord, peopleCount, peopleMissing, timeAgo } from './words.ts';

/** The line a folded step shows: what came of it, or quietly what it will be. */
export function stepSummary(step: StepName, state: GuideState, now: number): string {
  const experiment = shownExperiment(state);
  return (experiment && doneSummary(step, experiment, now)) ?? promise(step);
}

function doneSummary(step: StepName, experiment: ExperimentView, now: number): string | undefined {
  const { tally, verdict } = experiment;
  if (step === 'frame') return beliefSentence(experiment.hypothesis.belief);
  if (step === 'prototype' && experiment.hasPrototype) return prototypeSummary(experiment, now);
  if (step === 'test' && tally.participants > 0)
    return l10n.t('{0} of {1} succeeded, bar {2}', tally.successes, tally.participants, tally.passBar);
  if (step === 'decide' && verdict) return outcomeWord(verdict.outcome);
  if (step === 'handOff' && experiment.brief !== undefined) return l10n.t('Brief exported');
  return undefined;
}

function prototypeSummary({ prototype }: ExperimentView, now: number): string {
  if (!prototype) return l10n.t('Ready to try');
  return l10n.t('Ready to try, made {0}', timeAgo(prototype.madeAt, now));
}

function promise(step: StepName): string {
  const promises: Record<StepName, string> = {
    frame: l10n.t('Say what you believe and what would prove you wrong'),
    prototype: l10n.t('A page people can click through'),
    test: l10n.t('Put it before people'),
    decide: l10n.t('Hold the count against the bar'),
    handOff: l10n.t('Give engineering evidence, not code'),
  };
  return promises[step];
}

/** Where the experiment stands and the one thing to do next, for the top of the page. */
export function nextSentence(state: GuideState): string {
  const experiment = shownExperiment(state);
  const step = currentStep(state);
  if (step === 'frame' || !experiment) return frameSentence(state);
  if (step === 'prototype') return prototypeSentence(state);
  if (step === 'test') return testSentence(experiment);
  if (step === 'decide') return l10n.t('{0} tried it. Decide.', peopleCount(experiment.tally.participants));
  return handOffSentence(experiment);
}

function frameSentence(state: GuideState): string {
  if (state.form?.editing) return l10n.t('Change the hypothesis, then save it.');
  return l10n.t('Say what you believe, and what would prove you wrong.');
}

function prototypeSentence(state: GuideState): string {
  return state.generation ? l10n.t('The prototype is being made.') : l10n.t('Make the prototype.');
}

function testSentence(experiment: ExperimentView): string {
  if (experiment.sessions.some((session) => !session.ended)) return l10n.t('Finish the session under way.');
  const missing = peopleMissing(experiment);
  return experiment.tally.participants === 0
    ? l10n.t('Put the prototype before {0}.', peopleCount(missing))
    : l10n.t('Put it before {0}.', morePeople(missing));
}

function handOffSentence({ stage, verdict }: ExperimentView): string {
  if (stage === 'discarded') return l10n.t('Thrown away. The learning is kept.');
  if (stage === 'handedOff') return l10n.t('The brief is with engineering. Nothing left to do here.');
  if (verdict?.outcome === 'invalidated')
    return l10n.t('Settled before it cost engineering time. Export what you learnt.');
  return l10n.t('Export the brief for engineering.');
}
