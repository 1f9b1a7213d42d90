import type { ModelEvent } from '../../core/generation/modelTurn.ts';

/** What is shown while a provider waits before it tries a request again. */
export function retryNote({
  attempt,
  attempts,
  seconds,
  why,
}: Extract<ModelEvent, { type: 'retry' }>): string {
  return `Attempt ${attempt + 1} of ${attempts} in ${seconds} s: ${why}`;
}
