import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { FinishReason, ModelRequest, ModelTraits } from '../../core/generation/modelTurn.ts';
import type { ModelProvider } from '../ports.ts';
import { retryNote } from './retryNote.ts';
import type { TurnLedger } from './turnLedger.ts';
import { silence, usageOf, type Heard } from './usageOf.ts';

/** Who is asked, who counts, and who wants to know what comes back. */
export interface Line {
  readonly provider: ModelProvider;
  readonly price: ModelTraits['price'];
  readonly ledger: TurnLedger;
  readonly signal: AbortSignal;
  /** Is told why it waits when the provider has to be tried again. */
  onRetry(note: string): void;
  /** Is given the answer piece by piece; `false` ends the request. */
  onText(text: string): boolean;
}

/** What came back of a request, and why the provider says it stopped; `undefined` when the stream was cut off. */
export type HeardOut = Pick<Heard, 'said'> & { readonly finish: FinishReason | undefined };

/**
 * Sends one request, hears it out and counts what it used, however it ends.
 *
 * @throws FootbridgeError `cancelled`, `spending-cap-reached`, `price-unknown`, and what the provider throws; an answer that
 *   breaks off in the middle is no error but has no `finish`
 */
export async function hear(request: ModelRequest, line: Line): Promise<HeardOut> {
  const { provider, price, ledger, signal } = line;
  await ledger.begin(provider.converses ? price : 'free');
  const heard = silence();
  let finish: FinishReason | undefined;
  try {
    for await (const event of provider.stream(request, signal)) {
      if (signal.aborted) break;
      heard.alive ||= event.type !== 'retry';
      if (event.type === 'retry') {
        ledger.retry();
        line.onRetry(retryNote(event));
      }
      if (event.type === 'text') {
        heard.said += event.text;
        if (!line.onText(event.text)) break;
      }
      if (event.type === 'finish') [finish, heard.stated] = [event.reason, event.usage];
    }
  } catch (error) {
    if (signal.aborted || heard.said === '' || !isCutOff(error)) throw error;
  } finally {
    ledger.add(provider.converses ? usageOf(heard, request.messages, price) : heard.stated);
  }
  // Aborted iterators end silently.
  if (signal.aborted) throw errors.cancelled();
  return { said: heard.said, finish };
}

/** Whether a stream broke off before the model was done. */
export function isCutOff(error: unknown): boolean {
  return error instanceof FootbridgeError && error.code === 'model-cut-off';
}
