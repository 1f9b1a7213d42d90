import type { EvidenceEvent } from '../../core/evidence/evidenceEvent.ts';
import type { LiveSession } from './liveSession.ts';

/** Where somebody is in a session, as its events tell. */
export type Whereabouts = Pick<
  LiveSession,
  'phase' | 'variant' | 'task' | 'judged' | 'since' | 'place' | 'problems'
>;

/** More would not be read. */
const mostProblems = 20;

/**
 * Reads from a session's events where the participant is. That a rating was passed over is not recorded, so until the next task
 * begins they count as rating.
 *
 * @param order ids of the variants they try, in that order; at least one
 * @param tasks ids of the tasks, in order
 */
export function whereaboutsOf(
  events: readonly EvidenceEvent[],
  order: readonly string[],
  tasks: readonly string[],
): Whereabouts {
  const [first = ''] = order;
  const done = new Set<string>();
  let [isOver, hasAgreed, isRating, since, begun, place] = [false, false, false, '', '', ''];
  let judged: Whereabouts['judged'];
  const problems: string[] = [];
  for (const event of events) {
    const variant = 'variant' in event ? (event.variant ?? first) : first;
    if (event.type === 'ended') isOver = true;
    if (event.type === 'consented') hasAgreed = true;
    if (event.type === 'screen') place = `${event.screen}/${event.state}`;
    if (event.type === 'problem') problems.push(event.message);
    if (event.type === 'taskStarted') {
      [begun, since, isRating] = [`${variant}/${event.task}`, event.at, false];
      judged = { variant, task: event.task };
    }
    if (event.type === 'excluded' && event.by === 'page') {
      done.add(begun);
      isRating = tasks.every((task) => done.has(`${begun.slice(0, begun.lastIndexOf('/'))}/${task}`));
    }
    if (event.type === 'task') {
      done.add(`${variant}/${event.task}`);
      isRating = true;
    }
    // After the last task of a variant comes a question about the variant.
    if (event.type === 'seq') isRating = tasks.every((task) => done.has(`${variant}/${task}`));
    if (event.type === 'umuxLite') isRating = false;
  }
  const open = order
    .flatMap((variant) => tasks.map((task) => ({ variant, task })))
    .find(({ variant, task }) => !done.has(`${variant}/${task}`));
  const isAtTask = open !== undefined && begun === `${open.variant}/${open.task}`;
  const phase = isOver ? 'over' : !hasAgreed ? 'consent' : isAtTask ? 'task' : isRating ? 'rating' : 'ready';
  return {
    phase: phase === 'ready' && open === undefined ? 'rating' : phase,
    variant: open?.variant ?? order.at(-1) ?? '',
    task: open?.task,
    judged: judged ?? open,
    since: isAtTask && !isOver ? since : undefined,
    place,
    problems: problems.slice(-mostProblems),
  };
}
