/**
 * The words in pictures; {0}, {1} … stand for what is filled in. The brief has them in English; the guide translates
 * them, see src/editor/guide.
 */
export const pictureWords = {
  funnel: 'How each task went',
  outcomes: 'Outcome of each participant',
  interval: 'Success against the bar',
  time: 'Time to signal',
  timeSoFar: 'Time to signal so far',
  completed: 'alone',
  assisted: 'with help',
  failed: 'failed',
  abandoned: 'gave up',
  none: 'not finished',
  variant: 'Variant {0}',
  began: '{0} began',
  nobodyBegan: 'nobody began',
  nothing: 'Nobody has tried it yet.',
  /** {0} task, {1} began, then the counts in the order of the words above. */
  funnelLine: '{0}: {1} began; {2} alone, {3} with help, {4} failed, {5} gave up.',
  /** {0} participant, {1} their outcomes. */
  outcomesLine: '{0}: {1}.',
  participant: 'Participant',
  success: 'Success',
  yes: 'yes',
  no: 'no',
  more: '{0} more are not drawn.',
  ofPeople: '{0} of {1}',
  passBar: 'pass: {0}',
  killBar: 'stop: {0}',
  /** {0} variant, {1} successes, {2} participants, {3} and {4} the interval. */
  intervalLine: '{0}: {1} of {2} did every task alone; the share of everybody is likely between {3} and {4}.',
  intervalBars: 'The bar to pass is {0}, the bar to stop {1}.',
  barChangedOnce: 'Bar changed after the lock (once)',
  barChanged: 'Bar changed after the lock ({0} times)',
  framed: 'Framed',
  locked: 'Plan locked',
  firstSession: 'First session',
  lastSession: 'Last session',
  decided: 'Decided',
  now: 'Today',
  day: '1 day',
  days: '{0} days',
  sameDay: 'the same day',
  lockToVerdict: 'From the locked plan to the decision: {0}.',
  notLocked: 'The plan is not locked.',
  notDecided: 'Nothing is decided yet; since the plan was locked: {0}.',
  undecided: 'Nothing is decided yet.',
  /** {0} what happened, {1} the day. */
  timeLine: '{0} on {1}.',
} as const;
export type PictureWords = Readonly<Record<keyof typeof pictureWords, string>>;

/** A text with its places {0}, {1} … filled in. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replaceAll(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
