import type { LiveView } from '../../../../src/protocol/guideEvidence.ts';
import { taskIds } from './states.ts';

/** A session under way in a window of its own, with a task begun. */
export function liveOf(participant: string, part: Partial<LiveView> = {}): LiveView {
  return {
    session: `s-${participant}`,
    participant,
    order: ['a'],
    pilot: false,
    where: 'window',
    windowRefused: false,
    phase: 'task',
    variant: 'a',
    task: taskIds[0],
    judged: { variant: part.variant ?? 'a', task: part.task ?? taskIds[0] ?? '' },
    place: 'your-basket/ready',
    problems: [],
    wantsToStop: false,
    ...part,
  };
}
