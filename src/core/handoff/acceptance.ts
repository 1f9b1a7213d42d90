import type { VariantTally } from '../evidence/verdict.ts';
import type { TaskOutcome } from '../evidence/evidenceEvent.ts';
import type { Hypothesis, Task } from '../experiment/hypothesis.ts';
import type { AcceptanceCriterion, BriefSession } from './briefSchema.ts';

/**
 * Makes an acceptance criterion of each task: given somebody of the segment, when they try the task, then
 * what the task calls success. Nothing is added that the hypothesis does not say.
 *
 * A criterion is `shown` when as many as the pass bar asks did the task without help, `notShown` when no
 * more than the kill bar did, and `mixed` in between and while fewer people took part than were asked for; the
 * bar was set for whole sessions, so for one task it is the lenient reading.
 *
 * @param sessions of the variant that was decided on, as the bar is for one variant
 * @param tally of the same
 */
export function acceptanceCriteria(
  hypothesis: Hypothesis,
  sessions: readonly BriefSession[],
  tally: VariantTally,
): AcceptanceCriterion[] {
  const counted = sessions.filter((session) => session.counted);
  const tasks = hypothesis.tasks.filter((task) => task.goal.trim() !== '');
  return tasks.map((task, index) => {
    const by = (outcome: TaskOutcome) => participantsWith(counted, task, outcome);
    const stopped = counted.filter((session) => stoppedBefore(session, task));
    const tried = counted.filter((session) => hasOutcome(session, task)).length + stopped.length;
    const completed = by('completed');
    return {
      id: `AC${index + 1}`,
      task: task.id,
      given: hypothesis.segment.trim(),
      when: task.goal.trim(),
      expected: task.success?.trim() || 'They get there without help.',
      ...(task.timeoutSeconds === undefined ? {} : { withinSeconds: task.timeoutSeconds }),
      standing: standing(completed.length, tried, hypothesis.criterion.minimumParticipants, tally),
      participants: {
        completed,
        assisted: by('assisted'),
        failed: by('failed'),
        abandoned: by('abandoned'),
        stopped: stopped.map(({ participant }) => participant),
      },
    };
  });
}

function hasOutcome({ outcomes }: BriefSession, { id }: Task): boolean {
  return outcomes.some(({ task }) => task === id);
}

/** Other sessions that count and have no outcome for a task were before it was added to the plan. */
function stoppedBefore(session: BriefSession, task: Task): boolean {
  return session.unfinished === 'stoppedEarly' && !hasOutcome(session, task);
}

function participantsWith(sessions: readonly BriefSession[], task: Task, outcome: TaskOutcome): string[] {
  return sessions
    .filter((session) =>
      session.outcomes.some((entry) => entry.task === task.id && entry.outcome === outcome),
    )
    .map((session) => session.participant);
}

function standing(
  completed: number,
  tried: number,
  minimum: number,
  tally: VariantTally,
): AcceptanceCriterion['standing'] {
  if (tried === 0) return 'untested';
  if (tried < minimum) return 'mixed';
  if (completed >= tally.passBar) return 'shown';
  return completed <= tally.killBar ? 'notShown' : 'mixed';
}
