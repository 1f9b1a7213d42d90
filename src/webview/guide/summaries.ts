import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../protocol/guide.ts';
import { staysDraft } from './handoff/decidedEarly.ts';
import { forDays } from './handoff/handoffWords.ts';
import { daysSince, handoffStanding, isToThrowAway, lastAnswer } from './handoff/standing.ts';
import { peopleMissing, peopleNeeded } from './people.ts';
import { currentStep, shownExperiment, type StepName } from './steps.ts';
import {
  beliefSentence,
  morePeople,
  outcomeWord,
  peopleCount,
  peopleNeededWords,
  timeAgo,
  variantName,
} from './words.ts';

/** The line a folded step shows: what came of it, or quietly what it will be. */
export function stepSummary(step: StepName, state: GuideState, now: number): string {
  const experiment = shownExperiment(state);
  return (experiment && doneSummary(step, experiment, now)) ?? promise(step);
}

function doneSummary(step: StepName, experiment: ExperimentView, now: number): string | undefined {
  const { tally, verdict } = experiment;
  if (step === 'frame') return beliefSentence(experiment.hypothesis.belief);
  if (step === 'prototype' && experiment.stage === 'discarded') return l10n.t('Thrown away');
  if (step === 'prototype' && experiment.hasPrototype) return prototypeSummary(experiment, now);
  if (step === 'test' && tally.participants > 0) return testSummary(experiment);
  if (step === 'decide' && verdict) return outcomeWord(verdict.outcome);
  if (step === 'handOff') return handOffSummary(experiment, now);
  return undefined;
}

function handOffSummary(experiment: ExperimentView, now: number): string | undefined {
  const { handedOffAt } = experiment.handoff;
  const reviewer = lastAnswer(experiment.handoff)?.reviewer ?? '';
  switch (handoffStanding(experiment)) {
    case 'discarded':
      return l10n.t('Thrown away; the learning is kept');
    case 'accepted':
      return l10n.t('Accepted by {0}', reviewer);
    case 'returned':
      return l10n.t('{0} asks for more', reviewer);
    case 'waiting':
      return handedOffAt === undefined
        ? l10n.t('Waiting for engineering')
        : l10n.t('Waiting for engineering {0}', forDays(daysSince(handedOffAt, now)));
    case 'kept':
      return l10n.t('Brief exported');
    default:
      return experiment.brief === undefined ? undefined : l10n.t('Draft exported');
  }
}

/** Variants stand beside each other, as each is held against the bar alone. */
function testSummary({ tally, variants }: ExperimentView): string {
  if (variants.length < 2)
    return l10n.t('{0} of {1} succeeded, bar {2}', tally.successes, tally.participants, tally.passBar);
  const counts = variants.map(({ id }) => {
    const { successes = 0, participants = 0 } = tally.variants.find(({ variant }) => variant === id) ?? {};
    return l10n.t('{0} {1} of {2}', variantName(id), successes, participants);
  });
  return new Intl.ListFormat(document.documentElement.lang || undefined, { type: 'unit' }).format(counts);
}

function prototypeSummary({ variants }: ExperimentView, now: number): string {
  const made = variants.flatMap(({ madeAt }) => madeAt ?? []);
  const newest = made.toSorted().at(-1);
  if (newest === undefined) return l10n.t('Ready to try');
  return made.length === 1
    ? l10n.t('Ready to try, made {0}', timeAgo(newest, now))
    : l10n.t('{0} variants ready to try, the newest made {1}', made.length, timeAgo(newest, now));
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
  if (step === 'decide') return l10n.t('{0} tried it. Decide.', peopleCount(peopleCounted(experiment)));
  return handOffSentence(experiment);
}

function frameSentence(state: GuideState): string {
  if (state.form?.editing) return l10n.t('Change the hypothesis, then save it.');
  return l10n.t('Say what you believe, and what would prove you wrong.');
}

function prototypeSentence(state: GuideState): string {
  if (state.questions && !state.questions.thinking) return l10n.t('Answer a question or two.');
  return state.generations.length > 0 || state.questions
    ? l10n.t('The prototype is being made.')
    : l10n.t('Make the prototype.');
}

function testSentence(experiment: ExperimentView): string {
  if (experiment.evidence.underWay > 0) return l10n.t('Finish the session under way.');
  const missing = peopleMissing(experiment);
  return experiment.tally.participants === 0
    ? l10n.t('Put the prototype before {0}.', peopleNeededWords(peopleNeeded(experiment)))
    : l10n.t('Put it before {0}.', morePeople(missing));
}

/** Everybody who counts; whoever tried several variants is one person. */
function peopleCounted({ tally, hypothesis }: ExperimentView): number {
  const counts = tally.variants.map(({ participants }) => participants);
  if (counts.length < 2) return tally.participants;
  return hypothesis.plan.assignment === 'within'
    ? Math.max(...counts)
    : counts.reduce((sum, each) => sum + each, 0);
}

function handOffSentence(experiment: ExperimentView): string {
  const standing = handoffStanding(experiment);
  if (standing === 'discarded') return l10n.t('Thrown away. The learning is kept.');
  if (standing === 'returned')
    return l10n.t('Engineering asks for more. Add it, and export the brief again.');
  if (isToThrowAway(experiment))
    return standing === 'accepted'
      ? l10n.t('Engineering takes it on. What is left is to throw the prototype away.')
      : l10n.t('The brief is written. What is left is to throw the prototype away.');
  if (standing === 'accepted') return l10n.t('Engineering takes it on. Nothing left to do here.');
  if (standing === 'waiting')
    return experiment.handoff.newer.length > 0
      ? l10n.t('The brief is with engineering. The records have changed since: export it again.')
      : l10n.t('The brief is with engineering. Nothing left to do here.');
  if (standing === 'kept') return l10n.t('The brief is written. Nothing left to do here.');
  const early = staysDraft(experiment);
  if (early !== undefined)
    return l10n.t('{0} Hand off the draft, or start a new experiment from this one.', early);
  const missing = experiment.handoff.readiness?.blockers.length ?? 0;
  if (missing > 0)
    return missing === 1
      ? l10n.t('Add one thing, then export the brief.')
      : l10n.t('Add {0} things, then export the brief.', missing);
  if (experiment.verdict?.outcome === 'invalidated')
    return l10n.t('Settled before it cost engineering time. Export what you learnt.');
  return l10n.t('Export the brief for engineering.');
}
