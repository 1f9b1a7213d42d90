import * as l10n from '@vscode/l10n';
import type { ExperimentView, FormState, SessionView } from '../../protocol/guide.ts';
import type { StepName } from './steps.ts';
import { minimumParticipants } from './steps.ts';

/** What a step is called. */
export function stepTitle(step: StepName): string {
  const titles: Record<StepName, string> = {
    frame: l10n.t('Frame'),
    prototype: l10n.t('Prototype'),
    test: l10n.t('Test'),
    decide: l10n.t('Decide'),
    handOff: l10n.t('Hand off'),
  };
  return titles[step];
}

/** How far an experiment has come. */
export function stageWord(stage: ExperimentView['stage']): string {
  const words: Record<ExperimentView['stage'], string> = {
    framed: l10n.t('Framed'),
    prototyping: l10n.t('Prototyping'),
    testing: l10n.t('Testing'),
    decided: l10n.t('Decided'),
    handedOff: l10n.t('Handed off'),
    discarded: l10n.t('Discarded'),
  };
  return words[stage];
}

export type TaskOutcomeName = SessionView['outcomes'][string];

/** How a participant's attempt ended. */
export function taskOutcomeWord(outcome: TaskOutcomeName): string {
  const words: Record<TaskOutcomeName, string> = {
    completed: l10n.t('Did it alone'),
    assisted: l10n.t('With help'),
    failed: l10n.t('Failed'),
    abandoned: l10n.t('Gave up'),
  };
  return words[outcome];
}

export type OutcomeName = ExperimentView['tally']['outcome'];

/** A verdict in one word. */
export function outcomeWord(outcome: OutcomeName): string {
  const words: Record<OutcomeName, string> = {
    validated: l10n.t('Validated'),
    invalidated: l10n.t('Invalidated'),
    inconclusive: l10n.t('Inconclusive'),
  };
  return words[outcome];
}

export type KindName = FormState['draft']['kind'];

/** What a kind of experiment is called. */
export function kindWord(kind: KindName): string {
  const words: Record<KindName, string> = {
    customerFlow: l10n.t('Customer flow'),
    messaging: l10n.t('Messaging'),
    interaction: l10n.t('Interaction'),
    internalTool: l10n.t('Internal tool'),
  };
  return words[kind];
}

/** The belief as a whole sentence, however it was written. */
export function beliefSentence(belief: string): string {
  const text = belief.trim();
  return /^(we|i) (believe|think)/i.test(text) ? text : l10n.t('We believe that {0}', text);
}

/** The count so far against the bar, such as "3 of 4 so far; the bar is 4 of 5". */
export function tallySentence(experiment: ExperimentView): string {
  const { successes, participants, passBar } = experiment.tally;
  const outOf = Math.max(participants, minimumParticipants(experiment));
  if (participants === 0) return l10n.t('Nobody yet; the bar is {0} of {1}.', passBar, outOf);
  if (peopleMissing(experiment) === 0)
    return l10n.t('{0} of {1} did it alone; the bar is {2}.', successes, participants, passBar);
  return l10n.t('{0} of {1} so far; the bar is {2} of {3}.', successes, participants, passBar, outOf);
}

/** How many people are still needed before the bar speaks; 0 when there are enough. */
export function peopleMissing(experiment: ExperimentView): number {
  return Math.max(0, minimumParticipants(experiment) - experiment.tally.participants);
}

/** Such as "5 people", in the user's language. */
export function peopleCount(count: number): string {
  return count === 1 ? l10n.t('1 person') : l10n.t('{0} people', count);
}

/** Such as "2 more people". */
export function morePeople(count: number): string {
  return count === 1 ? l10n.t('1 more person') : l10n.t('{0} more people', count);
}

/** Such as "5 min. ago". @param iso when it happened @param now milliseconds since 1970 */
export function timeAgo(iso: string, now: number): string {
  const seconds = Math.round((now - Date.parse(iso)) / 1000);
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
  if (Number.isNaN(seconds)) return '';
  if (seconds < 60) return l10n.t('just now');
  if (seconds < 3600) return format.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3600), 'hour');
  return format.format(-Math.floor(seconds / 86_400), 'day');
}

/** A count with the separators of the user's language. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(language()).format(count);
}

/** The throw-away date as days from now. */
export function lifetimeWords(daysLeft: number): string {
  if (daysLeft < -1) return l10n.t('throw-away date passed {0} days ago', -daysLeft);
  if (daysLeft < 0) return l10n.t('throw-away date passed yesterday');
  if (daysLeft === 0) return l10n.t('thrown away today');
  return daysLeft === 1 ? l10n.t('1 day left') : l10n.t('{0} days left', daysLeft);
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
