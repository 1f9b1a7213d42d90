import type { Experiment } from './experiment.ts';
import { hypothesisSchema, type HypothesisDraft } from './hypothesis.ts';

/** One thing that keeps a hypothesis from being testable; `field` names the form field it belongs to. */
export interface HypothesisProblem {
  readonly field: string;
  readonly message: string;
}

/** Days a prototype may live when nothing else is said. */
export const defaultLifetimeDays = 30;

/** An experiment whose hypothesis is changed, as far as a new draft is held against it. */
export type Reframed = Pick<Experiment, 'hypothesis' | 'variants' | 'extension'>;

/**
 * Lists what is missing or contradictory in a draft, in the order of the form.
 *
 * @param today ISO date; a throw-away date that is chosen must lie after it
 * @param before the experiment that is changed, if it is one: the date of its prototype may stay as it is, and is not put off here
 * @returns an empty list when the draft can be tested
 */
export function reviewHypothesis(
  draft: HypothesisDraft,
  today: string,
  before?: Reframed,
): HypothesisProblem[] {
  return [
    ...required('belief', draft.belief, 'Say what you believe, in one sentence.'),
    ...required('segment', draft.segment, 'Say for whom: the segment is missing.'),
    ...reviewList(
      'steps',
      draft.steps.map((step) => step.title),
      'Name at least one step of the flow.',
    ),
    ...reviewList(
      'tasks',
      draft.tasks.map((task) => task.goal),
      'Name at least one task people will try.',
    ),
    ...required('criterion.metric', draft.criterion.metric, 'Name the metric: what will you count?'),
    ...reviewBars(draft.criterion),
    ...reviewThrowAwayDate(draft.throwAwayDate, today, before),
  ];
}

/** Adds whole days to an ISO date (YYYY-MM-DD), in UTC so that summer time never shifts it. */
export function addDays(isoDate: string, days: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whether there is more than spaces. */
export function filled(value: string): boolean {
  return value.trim() !== '';
}

function required(field: string, value: string, message: string): HypothesisProblem[] {
  return filled(value) ? [] : [{ field, message }];
}

function reviewList(field: string, lines: readonly string[], message: string): HypothesisProblem[] {
  return lines.some(filled) ? [] : [{ field, message }];
}

function reviewBars(criterion: HypothesisDraft['criterion']): HypothesisProblem[] {
  const { minimumParticipants: n, passAtLeast: pass, killAtMost: kill } = criterion;
  const problems: HypothesisProblem[] = [];
  const missing = (field: string, message: string) => problems.push({ field: `criterion.${field}`, message });
  if (n === undefined) missing('minimumParticipants', 'Say how many people must try it at least.');
  if (pass === undefined) missing('passAtLeast', 'Set the pass bar: how many of them must succeed?');
  if (kill === undefined) missing('killAtMost', 'Set the kill bar: at how few do you stop?');
  if (n !== undefined && pass !== undefined && pass > n)
    missing('passAtLeast', `The pass bar cannot be more than the ${n} people who try it.`);
  if (pass !== undefined && kill !== undefined && kill >= pass)
    missing('killAtMost', 'The kill bar must lie below the pass bar.');
  return problems;
}

function reviewThrowAwayDate(value: string, today: string, before?: Reframed): HypothesisProblem[] {
  const problem = (message: string) => [{ field: 'throwAwayDate', message }];
  const present = before?.hypothesis.throwAwayDate;
  if (value === '' || value === present || value === before?.extension?.from) return [];
  if (!isIsoDate(value)) return problem('Write the throw-away date as YYYY-MM-DD.');
  if (value <= today) return problem('The throw-away date must lie in the future.');
  return before && present && value > present && isDateKept(before)
    ? problem(`A prototype is kept longer than ${present} by extending that date, once and with a reason.`)
    : [];
}

/** From the first prototype on, or once it was extended, the date is put off by extending it (see extension.ts). */
function isDateKept({ variants, extension }: Reframed): boolean {
  return variants.length > 0 || extension !== undefined;
}

function isIsoDate(value: string): boolean {
  return hypothesisSchema.shape.throwAwayDate.safeParse(value).success;
}
