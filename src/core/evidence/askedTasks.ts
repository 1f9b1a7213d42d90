import type { Experiment } from '../experiment/experiment.ts';
import { laterAmendments } from './laterAmendments.ts';
import type { Session } from './session.ts';

/** The tasks, by id, that a session is held to. */
export type AskedTasks = (session: Session) => readonly string[];

/**
 * Every session is held to the tasks as they are now, so that all are counted alike; but not to one that was added to the plan
 * after the session's own and that the participant therefore never saw.
 */
export function askedTasks({
  hypothesis,
  lock,
  amendments,
}: Pick<Experiment, 'hypothesis' | 'lock' | 'amendments'>): AskedTasks {
  const now = hypothesis.tasks.map(({ id }) => id);
  if (amendments.every(({ addedTasks = [] }) => addedTasks.length === 0)) return () => now;
  return (session) => {
    const added = new Set(
      laterAmendments(session, { lock, amendments }).flatMap(({ addedTasks = [] }) => addedTasks),
    );
    return now.filter((task) => !added.has(task) || wasTried(session, task));
  };
}

function wasTried({ runs }: Session, task: string): boolean {
  return runs.some(({ begun, attempts }) => begun.has(task) || attempts.has(task));
}
