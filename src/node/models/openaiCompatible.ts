import type { ModelProvider } from '../../app/ports.ts';
import { errors } from '../../core/errors.ts';
import { withDollars } from '../../core/generation/modelPrice.ts';
import type { ModelEvent, ModelRequest, ModelTraits } from '../../core/generation/modelTurn.ts';
import { streamChat, type ChatAttempt } from './chatAttempt.ts';
import { readEndpoint, type Endpoint } from './endpoint.ts';
import { learnTraits } from './learnTraits.ts';
import { hasImages } from './messageParts.ts';
import { judgeFault, type RejectedField } from './modelFault.ts';
import { stated } from './modelList.ts';
import { maxRetries, pause, retryTiming, secondsBeforeRetry, type RetryTiming } from './retry.ts';

export interface OpenaiCompatibleOptions {
  /** Such as `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Local servers need none. */
  readonly apiKey?: string | undefined;
  readonly idleTimeoutMs: number;
  /** What the user calls the provider, for messages. */
  readonly label: string;
  /** What the user set, which goes before what the server states. */
  readonly known?: ModelTraits | undefined;
  /** In place of {@link learnTraits}, which asks the server anew for every provider; must not throw. */
  readonly learn?: ((signal: AbortSignal) => Promise<ModelTraits | undefined>) | undefined;
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
  const traits = rememberTraits(options);
  return {
    id: 'openaiCompatible',
    model: options.model,
    needsTrust: true,
    converses: true,
    traits,
    stream: (request, signal) => streamPriced(request, signal, { ...options, timing, traits }),
  };
}

interface Streaming extends OpenaiCompatibleOptions {
  readonly timing: RetryTiming;
  readonly traits: ModelProvider['traits'];
}

/** Asks once; a question that was cancelled or that nobody answered is asked again. What the user set goes first. */
function rememberTraits(options: OpenaiCompatibleOptions): ModelProvider['traits'] {
  const { known = {}, learn = async (signal) => await learnTraits(options, options.model, signal) } = options;
  let asked: Promise<ModelTraits | undefined> | undefined;
  return async (signal) => {
    const learnt = await (asked ??= learn(signal));
    if (!learnt) asked = undefined;
    return { ...learnt, ...stated(known) };
  };
}

/** Learns the price while the model answers, so that nobody waits for it. */
async function* streamPriced(
  request: ModelRequest,
  signal: AbortSignal,
  options: Streaming,
): AsyncGenerator<ModelEvent> {
  const traits = options.traits(signal);
  if (hasImages(request.messages) && (await traits).seesImages === false)
    throw errors.modelSeesNoImages(options.model);
  for await (const event of streamWithRetries(request, signal, options)) {
    if (event.type !== 'finish') yield event;
    else yield { ...event, usage: withDollars(event.usage, (await traits).price) };
  }
}

async function* streamWithRetries(
  { messages }: ModelRequest,
  signal: AbortSignal,
  { baseUrl, model, apiKey, idleTimeoutMs, label, known, timing }: Streaming,
): AsyncGenerator<ModelEvent> {
  const endpoint = readEndpoint(baseUrl, apiKey);
  const images = hasImages(messages);
  const rejected = new Set<RejectedField>();
  let started = false;
  for (let attempt = 1; ; attempt += 1) {
    const limit = limitOf(endpoint, known?.outputTokens, rejected);
    const includeUsage = !rejected.has('usage');
    try {
      const events = streamChat({ endpoint, model, messages, includeUsage, limit, idleTimeoutMs }, signal);
      for await (const event of events) {
        started ||= event.type === 'text';
        yield event;
      }
      if (signal.aborted) throw errors.cancelled();
      return;
    } catch (thrown) {
      if (signal.aborted) throw errors.cancelled();
      const fault = judgeFault(thrown, { endpoint, model, label, images, started, now: new Date() });
      const { rejects } = fault;
      if (rejects && !rejected.has(rejects) && (rejects === 'usage' || limit)) {
        rejected.add(rejects);
        attempt -= 1;
        continue;
      }
      const seconds = started ? undefined : secondsBeforeRetry(fault, attempt, timing);
      if (seconds === undefined) throw fault.error;
      yield { type: 'retry', attempt, attempts: maxRetries + 1, seconds: Math.ceil(seconds), why: fault.why };
      await pause(seconds, signal);
    }
  }
}

/** The limit the user set, under its other name once the server has refused the first. */
function limitOf(
  { limitName }: Endpoint,
  tokens: number | undefined,
  rejected: ReadonlySet<RejectedField>,
): ChatAttempt['limit'] {
  if (tokens === undefined) return undefined;
  if (!rejected.has('limit')) return { name: limitName, tokens };
  return { name: limitName === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens', tokens };
}
