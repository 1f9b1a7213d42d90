import type { ActiveExperiment } from '../../app/labState.ts';
import { askedTasks, type AskedTasks } from '../../core/evidence/askedTasks.ts';
import { sameCode } from '../../core/evidence/participantCode.ts';
import { isOver, standingOf } from '../../core/evidence/runStanding.ts';
import type { Attempt, Run, Session } from '../../core/evidence/session.ts';
import { tally } from '../../core/evidence/verdict.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { ExperimentView } from '../../protocol/guide.ts';
import type {
  AttemptView,
  LiveView,
  RunView,
  SessionView,
  VerdictView,
} from '../../protocol/guideEvidence.ts';
import type { LiveSession } from '../session/liveSession.ts';
import type { EvidenceActions } from './evidenceActions.ts';
import { viewProtocol } from './viewProtocol.ts';
import { viewVariants } from './viewPrototype.ts';

/** More would not be read. */
const shownProblems = 3;

/** Everything of an experiment that the Test and Decide steps show. */
export function viewEvidence(
  active: ActiveExperiment,
  { readings, reports, decider }: EvidenceActions,
  live: LiveSession | undefined,
): Pick<ExperimentView, 'sessions' | 'evidence' | 'tally' | 'verdict'> {
  const { experiment, sessions } = active;
  const { slug, hypothesis } = experiment;
  const variants = viewVariants(active);
  const asked = askedTasks(experiment);
  const made = variants.filter(({ madeAt }) => madeAt !== undefined).map(({ id }) => id);
  return {
    sessions: viewSessions(sessions, reports.listed(slug), asked),
    evidence: {
      protocol: viewProtocol(experiment, sessions),
      total: sessions.length,
      underWay: sessions.filter(isUnderWay).length,
      nextCode: nextCode(sessions),
      unpiloted: unpiloted(sessions, made),
      live: viewLive(live, slug),
      report: reports.of(slug),
      decider,
      ...readings.current,
    },
    tally: tally(
      sessions,
      asked,
      hypothesis.criterion,
      variants.map(({ id }) => id),
    ),
    verdict: viewVerdict(experiment),
  };
}

/**
 * The latest sessions as the guide lists them, newest first, and all that are under way: a state never carries more, however many
 * there are.
 *
 * @param most how many of those that are over
 * @param asked the tasks that each is held to
 */
export function viewSessions(sessions: readonly Session[], most: number, asked: AskedTasks): SessionView[] {
  const latest = new Set(sessions.slice(-most));
  return sessions
    .filter((session) => latest.has(session) || isUnderWay(session))
    .toReversed()
    .map((session) => viewSession(session, asked));
}

/** Whether a session waits for somebody: it runs, or was left in the middle. What kits and analytics bring is over. */
export function isUnderWay(session: Session): boolean {
  return !isOver(session) && session.excluded === undefined;
}

function viewSession(session: Session, asked: AskedTasks): SessionView {
  const tasks = asked(session);
  const { id, participant, runs, pilot, excluded, source, assigned, startedAt, notes, quotes } = session;
  return {
    id,
    participant,
    runs: runs.map((run) => viewRun(run, standingOf(session, run, tasks))),
    pilot,
    ...(excluded !== undefined && { excluded }),
    ...(session.readmitted && { readmitted: session.readmitted }),
    source,
    assigned,
    startedAt,
    ended: session.endedAt !== undefined,
    ...(session.consent && { quotable: session.consent.quotes }),
    notes,
    quotes,
  };
}

function viewRun({ variant, attempts, umuxLite, problems }: Run, standing: RunView['standing']): RunView {
  return {
    variant,
    standing,
    attempts: Object.fromEntries([...attempts].map(([task, attempt]) => [task, viewAttempt(attempt)])),
    umuxLite,
    problems: problems.slice(-shownProblems),
  };
}

function viewAttempt({ outcome, by, seconds, said, overridden, seq }: Attempt): AttemptView {
  return { outcome, by, seconds, said, overridden, seq };
}

/** A code that nobody has yet: the next number after as many as there are participants. */
function nextCode(sessions: readonly Session[]): string {
  const participants = sessions.filter(({ pilot }) => !pilot).map(({ participant }) => participant);
  const isTaken = (code: string): boolean => sessions.some((session) => sameCode(session.participant, code));
  let number = participants.length + 1;
  while (isTaken(`P${number}`)) number += 1;
  return `P${number}`;
}

/** The variants that were in no pilot yet, among those that can be tried. */
function unpiloted(sessions: readonly Session[], made: readonly string[]): string[] {
  const piloted = new Set(
    sessions.filter(({ pilot, excluded }) => pilot && excluded === undefined).flatMap(({ order }) => order),
  );
  return made.filter((variant) => !piloted.has(variant));
}

/** The session that runs in this window, if it is one of this experiment. */
function viewLive(live: LiveSession | undefined, slug: string): LiveView | undefined {
  if (live?.experiment !== slug) return undefined;
  const { experiment: _, ...view } = live;
  return view;
}

/** The decision, if there is one. */
function viewVerdict({ verdict }: Experiment): VerdictView | undefined {
  if (!verdict) return undefined;
  const { outcome, rationale, byTheBar, at, by } = verdict;
  return { outcome, rationale, byTheBar, at, by };
}
