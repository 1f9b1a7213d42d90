import type { JourneyStep } from './journey.ts';
import { planSteps } from './planSteps.ts';
import { sessionSteps } from './sessionSteps.ts';
import { TestRoom } from './testRoom.ts';
import { verdictSteps } from './verdictSteps.ts';

/** From a running prototype to a verdict, its brief and the board; it begins in Restricted Mode. */
export function evidenceJourney(): readonly JourneyStep[] {
  return [...planSteps, ...sessionSteps(new TestRoom()), ...verdictSteps];
}
