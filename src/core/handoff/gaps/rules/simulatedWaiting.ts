/**
 * **resilience/simulated-waiting** (likely)
 *
 * A timer stands in for a server: after a fixed time the next screen, state or value appears, always with
 * success. People never saw it slow, failing or answering twice.
 */
import type { GapRule } from '../gap.ts';
import { atOffsets } from '../sourceFile.ts';
import { findTimers } from '../timers.ts';

export const simulatedWaiting: GapRule = {
  rule: 'resilience/simulated-waiting',
  axis: 'resilience',
  inPlainWords: 'The waiting is acted: after a fixed moment it always works.',
  forEngineers: 'A timer replaces a request; there is no latency, timeout, retry or duplicate.',
  instead: 'Call the real service with timeout, retry with an idempotency key, and cancellation.',
  confidence: 'likely',
  find: (files) =>
    files.flatMap((file) =>
      atOffsets(
        file,
        findTimers(file)
          .filter((timer) => timer.pretends)
          .map((timer) => timer.offset),
      ),
    ),
};
