import type { ExperimentView } from '../../../protocol/guide.ts';
import type { HandoffView } from '../../../protocol/guideHandoff.ts';

/**
 * How far the handoff has come: nothing exported that counts, waiting for engineering's answer, answered, thrown away.
 * What was handed off to keep a learning waits for nobody.
 */
export type HandoffStanding = 'open' | 'waiting' | 'kept' | 'accepted' | 'returned' | 'discarded';

/** What engineering answered. */
export type Answer = HandoffView['reviews'][number];

/** See {@link HandoffStanding}. A brief that was exported again after an answer waits for the next one. */
export function handoffStanding({ stage, verdict, handoff }: ExperimentView): HandoffStanding {
  if (stage === 'discarded') return 'discarded';
  if (stage !== 'handedOff') return 'open';
  const answer = lastAnswer(handoff);
  const { handedOffAt } = handoff;
  if (answer && (handedOffAt === undefined || isAbout(answer, handedOffAt))) return answer.status;
  return verdict?.outcome === 'validated' ? 'waiting' : 'kept';
}

/** As core/board/handoffOf.ts: by the brief that it names, as the clocks of two machines may differ. */
function isAbout(answer: Answer, handedOffAt: string): boolean {
  return answer.handedOffAt === undefined ? handedOffAt <= answer.at : answer.handedOffAt === handedOffAt;
}

/** Whether the brief is where it should be, so that making it steps back. */
export function isExported(standing: HandoffStanding): boolean {
  return standing === 'waiting' || standing === 'accepted' || standing === 'kept';
}

/** The newest answer of engineering. */
export function lastAnswer({ reviews }: Pick<HandoffView, 'reviews'>): Answer | undefined {
  return reviews.at(-1);
}

/** What came back and was not answered: nothing was written since. */
export function askedForMore(experiment: ExperimentView): Answer | undefined {
  const isOpen = handoffStanding(experiment) === 'returned' && !experiment.handoff.changedSince;
  return isOpen ? lastAnswer(experiment.handoff) : undefined;
}

/** Whether something is missing for a final brief. */
export function isOnlyDraft({ verdict, handoff }: ExperimentView): boolean {
  return verdict === undefined || (handoff.readiness?.blockers.length ?? 0) > 0;
}

/** Whether all that is left is to throw the prototype away: nobody needs it for the brief any more. */
export function isToThrowAway(experiment: ExperimentView): boolean {
  const standing = handoffStanding(experiment);
  return experiment.hasPrototype && (standing === 'accepted' || standing === 'kept');
}

/** Whole days since something happened. @param now milliseconds since 1970 */
export function daysSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / 86_400_000));
}
