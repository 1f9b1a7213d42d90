import { setTimeout as wait } from 'node:timers/promises';
import { errors } from '../../core/errors.ts';
import type { ModelFault } from './modelFault.ts';

/** How attempts are spaced; tests make it quick. */
export interface RetryTiming {
  /** Seconds before the first retry; doubled before the second. */
  readonly baseSeconds: number;
  /** A number from 0 up to 1 that keeps many clients from trying at the same moment. */
  readonly jitter: () => number;
}

export const retryTiming: RetryTiming = { baseSeconds: 1, jitter: Math.random };

/** Attempts after the first. */
export const maxRetries = 2;

/** A server that wants a longer pause is not waited for: the user is told the number instead. */
const longestWaitSeconds = 30;

/**
 * Seconds to wait before the next attempt, or `undefined` if there is none to make.
 *
 * @param attempt the attempt that failed, from 1
 */
export function secondsBeforeRetry(
  fault: ModelFault,
  attempt: number,
  { baseSeconds, jitter }: RetryTiming,
): number | undefined {
  if (!fault.mayRetry || attempt > maxRetries) return undefined;
  if (fault.retryAfter !== undefined)
    return fault.retryAfter <= longestWaitSeconds ? fault.retryAfter : undefined;
  return baseSeconds * 2 ** (attempt - 1) * (0.75 + jitter() / 2);
}

/** Waits; @throws FootbridgeError `cancelled` as soon as the signal says so. */
export async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await wait(seconds * 1000, undefined, { signal }).catch(() => undefined);
  if (signal.aborted) throw errors.cancelled();
}
