import { hypothesisSchema, type Hypothesis, type HypothesisDraft, type Task } from './hypothesis.ts';
import { addDays, defaultLifetimeDays, filled, type Reframed } from './reviewHypothesis.ts';
import { slugify, withIds } from './slug.ts';

/**
 * Turns a draft without problems into a testable hypothesis: trims, drops empty lines, gives ids, and
 * fills the title from the belief and the throw-away date from the experiment that is changed, or else from `today`.
 *
 * @throws ZodError when the draft still has problems (see reviewHypothesis.ts)
 */
export function completeHypothesis(draft: HypothesisDraft, today: string, before?: Reframed): Hypothesis {
  const steps = draft.steps.filter((step) => filled(step.title));
  return hypothesisSchema.parse({
    ...draft,
    title: draft.title.trim() || titleFrom(draft.belief),
    belief: draft.belief.trim(),
    segment: draft.segment.trim(),
    problem: draft.problem.trim(),
    steps: withIds(steps, (step) => step.title, 'step'),
    tasks: completeTasks(draft),
    criterion: { ...draft.criterion, metric: draft.criterion.metric.trim() },
    nonGoals: draft.nonGoals.map((line) => line.trim()).filter(filled),
    throwAwayDate: chosenDate(draft, before) ?? addDays(today, defaultLifetimeDays),
  });
}

/** The tasks of a draft, without empty lines, each with an id. */
export function completeTasks({ tasks }: Pick<HypothesisDraft, 'tasks'>): Task[] {
  const named = tasks.filter((task) => filled(task.goal));
  return withIds(named, (task) => task.goal, 'task');
}

/**
 * Gives tasks of a draft without ids the id of the task they reword: the task with the same goal, else the one at the same place.
 * Evidence names tasks by id, so a reworded task stays the same task. Where some have ids, one without is new.
 *
 * @param before the tasks as they are on record
 */
export function keepTaskIds(draft: HypothesisDraft, before: readonly Task[]): HypothesisDraft {
  const named = draft.tasks.filter((task) => filled(task.goal));
  if (named.some(({ id }) => id !== undefined)) return draft;
  const taken = new Set<string>();
  const take = (found: Task | undefined): string | undefined => {
    if (found === undefined || taken.has(found.id)) return undefined;
    taken.add(found.id);
    return found.id;
  };
  const byGoal = named.map(({ goal }) =>
    take(before.find((task) => task.goal === goal.trim() && !taken.has(task.id))),
  );
  const tasks = named.map((task, index) => {
    const id = byGoal[index] ?? take(before[index]);
    return id === undefined ? task : { ...task, id };
  });
  return { ...draft, tasks };
}

/** The slug an experiment would get from its title or, failing that, its belief. */
export function slugOf(hypothesis: Hypothesis): string {
  return slugify(hypothesis.title, 'experiment');
}

/** The date a draft asks for. One that was written before the date was extended does not take that back. */
function chosenDate({ throwAwayDate }: HypothesisDraft, before?: Reframed): string | undefined {
  const isLeft = throwAwayDate === '' || throwAwayDate === before?.extension?.from;
  return isLeft ? before?.hypothesis.throwAwayDate : throwAwayDate;
}

/** The belief's first words, without "We believe that", short enough for a tree. */
function titleFrom(belief: string): string {
  const words = belief.trim().replace(/^(we|i) (believe|think) (that )?/i, '');
  const short = words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/, '')}…`;
  return short.charAt(0).toUpperCase() + short.slice(1).replace(/[.\s]+$/, '');
}
