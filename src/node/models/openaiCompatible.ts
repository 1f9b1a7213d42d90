import type { ModelProvider } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import type { ModelEvent, ModelRequest } from '../../core/generation/modelTurn.ts';
import { streamChat } from './chatAttempt.ts';
import { readEndpoint } from './endpoint.ts';
import { judgeFault } from './modelFault.ts';
import { pause, retryTiming, secondsBeforeRetry, type RetryTiming } from './retry.ts';

export interface OpenaiCompatibleOptions {
  /** Such as `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Local servers need none. */
  readonly apiKey?: string | undefined;
  readonly idleTimeoutMs: number;
  /** What the user calls the provider, for messages. */
  readonly label: string;
}

/**
 * A model behind the chat-completions protocol: OpenAI, Azure, routers, and local servers such as
 * Ollama, llama.cpp or LM Studio. Retries only while nothing of the answer has arrived, each one
 * visible as an event.
 *
 * @throws FootbridgeError `model-not-configured` when streaming begins with an address or key that
 *   cannot be right
 */
export function openaiCompatibleProvider(
  options: OpenaiCompatibleOptions,
  timing: RetryTiming = retryTiming,
): ModelProvider {
  return {
    id: 'openaiCompatible',
    model: options.model,
    needsTrust: true,
    stream: (request, signal) => streamWithRetries(request, signal, options, timing),
  };
}

async function* streamWithRetries(
  { messages }: ModelRequest,
  signal: AbortSignal,
  { baseUrl, model, apiKey, idleTimeoutMs, label }: OpenaiCompatibleOptions,
  timing: RetryTiming,
): AsyncGenerator<ModelEvent> {
  const endpoint = readEndpoint(baseUrl, apiKey);
  let includeUsage = true;
  let started = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const events = streamChat({ endpoint, model, messages, includeUsage, idleTimeoutMs }, signal);
      for await (const event of events) {
        started ||= event.type === 'text';
        yield event;
      }
      if (signal.aborted) throw errors.cancelled();
      return;
    } catch (thrown) {
      if (signal.aborted) throw errors.cancelled();
      const fault = judgeFault(thrown, { endpoint, model, label, started, now: new Date() });
      if (fault.rejectsUsage && includeUsage) {
        includeUsage = false;
        attempt -= 1;
        continue;
      }
      const seconds = started ? undefined : secondsBeforeRetry(fault, attempt, timing);
      if (seconds === undefined) throw fault.error;
      yield { type: 'retry', attempt, seconds: Math.ceil(seconds), why: fault.why };
      await pause(seconds, signal);
    }
  }
}
