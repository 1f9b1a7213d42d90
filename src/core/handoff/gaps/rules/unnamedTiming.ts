/**
 * **maintainability/unnamed-timing** (likely)
 *
 * A moment of waiting is a bare number in the code. Timers that act as a server are reported by
 * resilience/simulated-waiting instead.
 */
import type { GapRule } from '../gap.ts';
import { atOffsets } from '../sourceFile.ts';
import { findTimers } from '../timers.ts';

/** Shorter delays put work off to the next frame and mean nothing to a person. In milliseconds. */
const noticeable = 50;

export const unnamedTiming: GapRule = {
  rule: 'maintainability/unnamed-timing',
  axis: 'maintainability',
  inPlainWords: 'How long something takes is a number without a reason.',
  forEngineers: 'A timer with a literal delay: order and timing are assumed, not signalled.',
  instead: 'Wait for the event itself; name and justify what must be timed.',
  confidence: 'likely',
  find: (files) =>
    files.flatMap((file) =>
      atOffsets(
        file,
        findTimers(file)
          .filter((timer) => !timer.pretends && (timer.delay ?? 0) >= noticeable)
          .map((timer) => timer.offset),
      ),
    ),
};
