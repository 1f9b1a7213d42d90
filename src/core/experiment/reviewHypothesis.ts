import { hypothesisSchema, type Hypothesis, type HypothesisDraft } from './hypothesis.ts';
import { slugify, withIds } from './slug.ts';

/** One thing that keeps a hypothesis from being testable; `field` names the form field it belongs to. */
export interface HypothesisProblem {
  readonly field: string;
  readonly message: string;
}

/** Days a prototype may live when nothing else is said. */
export const defaultLifetimeDays = 30;

/**
 * Lists what is missing or contradictory in a draft, in the order of the form.
 *
 * @param today ISO date; a throw-away date must lie after it
 * @returns an empty list when the draft can be tested
 */
export function reviewHypothesis(draft: HypothesisDraft, today: string): HypothesisProblem[] {
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
    ...reviewThrowAwayDate(draft.throwAwayDate, today),
  ];
}

/**
 * Turns a draft without problems into a testable hypothesis: trims, drops empty lines, gives ids, and
 * fills the title from the belief and the throw-away date from `today`.
 *
 * @throws ZodError when the draft still has problems (see {@link reviewHypothesis})
 */
export function completeHypothesis(draft: HypothesisDraft, today: string): Hypothesis {
  const steps = draft.steps.filter((step) => filled(step.title));
  const tasks = draft.tasks.filter((task) => filled(task.goal));
  return hypothesisSchema.parse({
    ...draft,
    title: draft.title.trim() || titleFrom(draft.belief),
    belief: draft.belief.trim(),
    segment: draft.segment.trim(),
    problem: draft.problem.trim(),
    steps: withIds(steps, (step) => step.title, 'step'),
    tasks: withIds(tasks, (task) => task.goal, 'task'),
    criterion: { ...draft.criterion, metric: draft.criterion.metric.trim() },
    nonGoals: draft.nonGoals.map((line) => line.trim()).filter(filled),
    throwAwayDate: draft.throwAwayDate || addDays(today, defaultLifetimeDays),
  });
}

/** The slug an experiment would get from its title or, failing that, its belief. */
export function slugOf(hypothesis: Hypothesis): string {
  return slugify(hypothesis.title, 'experiment');
}

/** Adds whole days to an ISO date (YYYY-MM-DD), in UTC so that summer time never shifts it. */
export function addDays(isoDate: string, days: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function filled(value: string): boolean {
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

function reviewThrowAwayDate(value: string, today: string): HypothesisProblem[] {
  const field = 'throwAwayDate';
  if (value === '') return [];
  if (!isIsoDate(value)) return [{ field, message: 'Write the throw-away date as YYYY-MM-DD.' }];
  return value > today ? [] : [{ field, message: 'The throw-away date must lie in the future.' }];
}

function isIsoDate(value: string): boolean {
  return hypothesisSchema.shape.throwAwayDate.safeParse(value).success;
}

/** The belief's first words, without "We believe that", short enough for a tree. */
function titleFrom(belief: string): string {
  const words = belief.trim().replace(/^(we|i) (believe|think) (that )?/i, '');
  const short = words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/, '')}…`;
  return short.charAt(0).toUpperCase() + short.slice(1).replace(/[.\s]+$/, '');
}
