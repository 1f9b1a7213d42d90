import type { ExperimentView } from '../../../protocol/guide.ts';

/** How an observer knows that the task succeeded, as it was framed. */
export function successOf(experiment: ExperimentView, task: string): string | undefined {
  return experiment.hypothesis.tasks.find((one) => one.id === task)?.success;
}
