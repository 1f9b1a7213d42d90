import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import type { TaskOutcomeName } from '../words.ts';

export type RunView = SessionView['runs'][number];
export type AttemptView = RunView['attempts'][string];

/** How a session stands: it runs in this window, waits to be gone on with, or is over. */
export type SessionStatus = 'live' | 'interrupted' | 'over';

/** Whether a session runs here, was left in the middle, or is over. What comes from kits is never gone on with. */
export function statusOf({ id, ended, source }: SessionView, { evidence }: ExperimentView): SessionStatus {
  if (evidence.live?.session === id) return 'live';
  return ended || source !== 'moderated' ? 'over' : 'interrupted';
}

/** The session's run through one variant; without a name through the first. */
export function runOf({ runs }: SessionView, variant?: string): RunView | undefined {
  return runs.find((run) => run.variant === variant) ?? runs[0];
}

/** How many tasks of all its runs have no outcome yet. */
export function openTasks({ runs }: SessionView, { tasks }: ExperimentView): number {
  return runs.reduce((open, { attempts }) => open + tasks.filter(({ id }) => !attempts[id]).length, 0);
}

/**
 * What an observer who says this speaks against and must therefore give a reason: what the page or the participant said, or, once
 * the session is over, what was recorded (`none`: nothing). That somebody helped is nothing a page or a participant would say.
 */
export function spokenAgainst(
  { ended, source }: Pick<SessionView, 'ended' | 'source'>,
  attempt: AttemptView | undefined,
  outcome: TaskOutcomeName,
): TaskOutcomeName | 'none' | undefined {
  const said = attempt?.said;
  if (said !== undefined && said !== outcome && !(said === 'completed' && outcome === 'assisted'))
    return said;
  const recorded = attempt?.outcome ?? 'none';
  return (ended || source === 'kit') && recorded !== outcome ? recorded : undefined;
}
