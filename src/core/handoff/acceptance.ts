import type { Tally } from '../evidence/verdict.ts';
import type { TaskOutcome } from '../evidence/session.ts';
import type { Hypothesis, Task } from '../experiment/hypothesis.ts';
import type { AcceptanceCriterion, BriefSession } from './briefSchema.ts';

/**
 * Makes an acceptance criterion of each task: given the segment at the start of the flow, when they try
 * the task, then what the task calls success. Nothing is added that the hypothesis does not say.
 *
 * A criterion is `shown` when enough people took part and as many as the pass bar asks did the task
 * without help, `notShown` when no more than the kill bar did, and `mixed` in between; the bar was set for
 * whole sessions, so for one task it is the lenient reading.
 */
export function acceptanceCriteria(
  hypothesis: Hypothesis,
  sessions: readonly BriefSession[],
  tally: Tally,
): AcceptanceCriterion[] {
  const counted = sessions.filter((session) => session.counted);
  const enough = counted.length >= hypothesis.criterion.minimumParticipants;
  const tasks = hypothesis.tasks.filter((task) => task.goal.trim() !== '');
  return tasks.map((task, index) => {
    const by = (outcome: TaskOutcome) => participantsWith(counted, task, outcome);
    const completed = by('completed');
    return {
      id: `AC${index + 1}`,
      task: task.id,
      given: given(hypothesis),
      when: task.goal.trim(),
      expected: task.success?.trim() || 'They get there without help.',
      ...(task.timeoutSeconds === undefined ? {} : { withinSeconds: task.timeoutSeconds }),
      standing: standing(completed.length, counted.length, enough, tally),
      participants: { completed, assisted: by('assisted'), failed: by('failed'), abandoned: by('abandoned') },
    };
  });
}

function given({ segment, steps }: Hypothesis): string {
  const [first] = steps;
  return first ? `${segment.trim()}, at "${first.title.trim()}"` : segment.trim();
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
  counted: number,
  enough: boolean,
  tally: Tally,
): AcceptanceCriterion['standing'] {
  if (counted === 0) return 'untested';
  if (enough && completed >= tally.passBar) return 'shown';
  return completed <= tally.killBar ? 'notShown' : 'mixed';
}
