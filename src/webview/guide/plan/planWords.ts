import * as l10n from '@vscode/l10n';
import type { FormState } from '../../../protocol/guide.ts';
import type { ProtocolView, VariantFigures } from '../../../protocol/guideEvidence.ts';
import type { LandmarksView } from '../../../protocol/guidePlan.ts';

type Draft = FormState['draft'];
type Task = Draft['tasks'][number];
export type Condition = NonNullable<Task['successWhen']>;
type Assignment = Draft['plan']['assignment'];

/** How the page notices that a task is done, such as "When “Order placed” is shown". @param known words of screens and steps */
export function conditionWords(condition: Condition, known: LandmarksView | undefined): string {
  if ('taskStep' in condition) return l10n.t('When they use “{0}”', stepWords(condition.taskStep, known));
  const screen = screenWords(condition.screen, known);
  return condition.state === undefined
    ? l10n.t('When “{0}” is shown', screen)
    : l10n.t('When “{0}” is shown as “{1}”', screen, condition.state);
}

/** When a task is done: by what the page notices, or as people say. */
export function doneWords(condition: Condition | undefined, known: LandmarksView | undefined): string {
  if (!condition) return l10n.t('Done when you or they say so');
  if ('taskStep' in condition)
    return l10n.t('Done when they use “{0}”', stepWords(condition.taskStep, known));
  const screen = screenWords(condition.screen, known);
  return condition.state === undefined
    ? l10n.t('Done when “{0}” is shown', screen)
    : l10n.t('Done when “{0}” is shown as “{1}”', screen, condition.state);
}

function stepWords(step: string, known: LandmarksView | undefined): string {
  return known?.taskSteps.find(({ id }) => id === step)?.words ?? step;
}

function screenWords(screen: string, known: LandmarksView | undefined): string {
  return known?.screens.find(({ id }) => id === screen)?.words ?? screen;
}

/** How the variants are divided among people. */
export function assignmentWord(assignment: Assignment): string {
  return assignment === 'between'
    ? l10n.t('Each person tries one variant')
    : l10n.t('Each person tries all variants');
}

/** A part of the protocol by its name in records. */
export function protocolPart(field: string): string {
  const words: Readonly<Record<string, string>> = {
    tasks: l10n.t('tasks'),
    criterion: l10n.t('the bar'),
    segment: l10n.t('for whom'),
    assignment: l10n.t('who tries what'),
    consent: l10n.t('what people agree to'),
    variants: l10n.t('variants'),
    byHand: l10n.t('the record itself, by hand'),
  };
  return words[field] ?? field;
}

/** Several parts of the protocol in one line. */
export function protocolParts(fields: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(fields.map(protocolPart));
}

type BarChange = NonNullable<ProtocolView['amendments'][number]['bar']>;

/** What was changed of the bar, such as "the bar: 4 of 5 → 2 of 5". */
export function barChangeWords({ before, after }: BarChange): string {
  const pass = barWords(before.passAtLeast, before.minimumParticipants);
  const passNow = barWords(after.passAtLeast, after.minimumParticipants);
  const kill = barWords(before.killAtMost, before.minimumParticipants);
  const killNow = barWords(after.killAtMost, after.minimumParticipants);
  return [
    pass === passNow ? '' : l10n.t('the bar: {0} → {1}', pass, passNow),
    kill === killNow ? '' : l10n.t('the kill bar: {0} → {1}', kill, killNow),
    before.metric === after.metric
      ? ''
      : l10n.t('what is measured: “{0}” → “{1}”', before.metric, after.metric),
  ]
    .filter(Boolean)
    .join('; ');
}

function barWords(count: number, of: number): string {
  return l10n.t('{0} of {1}', count, of);
}

/** How likely a chance is, for whoever does not think in percent. */
export function likelihoodWord(likelihood: NonNullable<VariantFigures['likelihood']>): string {
  return {
    veryLikely: l10n.t('very likely'),
    likely: l10n.t('likely'),
    ratherLikely: l10n.t('rather likely'),
    even: l10n.t('about as likely as not'),
    ratherUnlikely: l10n.t('rather unlikely'),
    unlikely: l10n.t('unlikely'),
    veryUnlikely: l10n.t('very unlikely'),
  }[likelihood];
}

/** A chance in whole per cent; what is almost sure or almost impossible is not said to be so. */
export function chanceWord(chance: number): string {
  const format = new Intl.NumberFormat(language(), { style: 'percent' });
  if (chance > 0 && chance < 0.005) return l10n.t('less than {0}', format.format(0.01));
  if (chance < 1 && chance > 0.995) return l10n.t('more than {0}', format.format(0.99));
  return format.format(chance);
}

/** A time-out, such as "2 min". */
export function durationWord(seconds: number): string {
  const unit = seconds < 60 ? 'second' : 'minute';
  const value = seconds < 60 ? seconds : Math.round(seconds / 6) / 10;
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** A day, in the reader's way of writing it; with the time of day where that is asked for. @param iso an instant */
export function dayWord(iso: string, withTime = false): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(language(), {
    dateStyle: 'medium',
    ...(withTime && { timeStyle: 'short' as const }),
  }).format(moment);
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
