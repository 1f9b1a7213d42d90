import * as l10n from '@vscode/l10n';
import type { ExperimentView, FormState } from '../../protocol/guide.ts';
import type { AttemptView } from '../../protocol/guideEvidence.ts';
import type { SpentView, VariantAxis } from '../../protocol/guidePrototype.ts';
import type { StepName } from './steps.ts';
import { type PeopleNeeded } from './people.ts';

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
    discarded: l10n.t('Thrown away'),
  };
  return words[stage];
}

export type TaskOutcomeName = AttemptView['outcome'];

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

/** What is held against the bar. Counts are participants. */
interface Count {
  readonly successes: number;
  readonly participants: number;
  readonly passBar: number;
}

/** The count against the bar, such as "3 of 4 so far; the bar is 4 of 5". @param minimum how many people the bar was set for */
export function tallySentence({ successes, participants, passBar }: Count, minimum: number): string {
  const outOf = Math.max(participants, minimum);
  if (participants === 0) return l10n.t('Nobody yet; the bar is {0} of {1}.', passBar, outOf);
  return participants < minimum
    ? l10n.t('{0} of {1} so far; the bar is {2} of {3}.', successes, participants, passBar, outOf)
    : l10n.t('{0} of {1} did it alone; the bar was {2} of {3}.', successes, participants, passBar, outOf);
}

/** Such as "5 people", in the user's language. */
export function peopleCount(count: number): string {
  return count === 1 ? l10n.t('1 person') : l10n.t('{0} people', count);
}

/** Such as "10 people, 5 per variant". */
export function peopleNeededWords({ total, groups, perVariant }: PeopleNeeded): string {
  return groups === 1
    ? peopleCount(total)
    : l10n.t('{0}, {1} per variant', peopleCount(total), formatCount(perVariant));
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

/** A time that somebody needed, such as "48 s" or "2 min 5 s". */
export function secondsWords(seconds: number): string {
  const whole = Math.round(seconds);
  const unit = (value: number, name: 'second' | 'minute'): string =>
    new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (whole < 60) return unit(whole, 'second');
  const rest = whole % 60;
  const minutes = unit(Math.floor(whole / 60), 'minute');
  return rest === 0 ? minutes : `${minutes} ${unit(rest, 'second')}`;
}

/** What a variant is called: its id as people write it, such as "B". */
export function variantName(id: string): string {
  return id.toUpperCase();
}

/** What a variant changes against the others. */
export function axisWord(axis: VariantAxis): string {
  const words: Record<VariantAxis, string> = {
    flow: l10n.t('Flow'),
    messaging: l10n.t('Words'),
    interaction: l10n.t('Interaction'),
  };
  return words[axis];
}

/** What turns took, such as "≈ 12,300 tokens, $0.04"; nothing where nothing is known. */
export function spentWords({ tokens, estimated, dollars }: SpentView): string {
  if (tokens === 0) return '';
  const count = estimated
    ? l10n.t('≈ {0} tokens', formatCount(tokens))
    : l10n.t('{0} tokens', formatCount(tokens));
  return dollars === undefined ? count : l10n.t('{0}, {1}', count, formatDollars(dollars));
}

/** US dollars; less than a cent is said to be that. */
export function formatDollars(dollars: number): string {
  const format = new Intl.NumberFormat(language(), { style: 'currency', currency: 'USD' });
  return dollars > 0 && dollars < 0.01
    ? l10n.t('less than {0}', format.format(0.01))
    : format.format(dollars);
}

/** Such as "1 file". */
export function fileCount(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', formatCount(count));
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
