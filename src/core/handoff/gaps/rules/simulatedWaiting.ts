/**
 * **resilience/simulated-waiting** (likely)
 *
 * A timer stands in for a server: after a fixed time the next screen, state or value appears, always with
 * success. People never saw it slow, failing or answering twice. Timers of less than 300 ms are taken for movement.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { findTimers } from '../timers.ts';

export const simulatedWaiting: GapRule = {
  rule: 'resilience/simulated-waiting',
  axis: 'resilience',
  inPlainWords:
    'The waiting is played: after a fixed moment it always works. Real waiting is longer, and may fail.',
  forEngineers: 'A timer replaces a request; there is no latency, timeout, retry or duplicate.',
  instead: 'Call the real service with timeout, retry with an idempotency key, and cancellation.',
  confidence: 'likely',
  find: inEachFile((file) => findTimers(file).flatMap(({ call, pretends }) => (pretends ? [call] : []))),
};
