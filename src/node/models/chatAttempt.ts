import type { OpenAI } from 'openai';
import { errors } from '../../core/errors.ts';
import type { Usage } from '../../core/generation/fileChange.ts';
import type { FinishReason, ModelEvent, ModelRequest } from '../../core/generation/modelTurn.ts';
import { readChunk } from './chatChunk.ts';
import type { Endpoint, LimitName } from './endpoint.ts';
import { startIdleTimer } from './idleTimer.ts';
import { toMessageParts } from './messageParts.ts';

/** How long to wait for the token counts once the model has said that it is done. */
const tailTimeoutMs = 5000;

export interface ChatAttempt {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly messages: ModelRequest['messages'];
  readonly includeUsage: boolean;
  /** The user's own limit of the answer in tokens; without one, the server decides. */
  readonly limit?: { readonly name: LimitName; readonly tokens: number } | undefined;
  /** Longest silence, from the request on; only what the model says breaks it, not bytes. */
  readonly idleTimeoutMs: number;
  /** Called at every sign of life: text, or thinking that is not shown. */
  readonly onAlive?: (() => void) | undefined;
}

/**
 * One request for one streamed chat completion, without retries. A stream that ends before the model
 * said why it stopped yields no `finish`.
 *
 * @throws what the SDK throws, for `judgeFault`, and FootbridgeErrors for a stall, for what is no
 *   stream, and for what is no chunk. An abort ends it silently or throws: look at the signal.
 */
export async function* streamChat(attempt: ChatAttempt, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  // Loading it for the first time takes a moment that must not count as silence.
  const client = await createClient(attempt.endpoint);
  const stop = new AbortController();
  let stalled = false;
  const idle = startIdleTimer(attempt.idleTimeoutMs, () => {
    stalled = true;
    stop.abort();
  });
  let finish: FinishReason | undefined;
  let usage: Usage = {};
  let alive = false;
  try {
    for await (const raw of await connect(client, attempt, AbortSignal.any([signal, stop.signal]))) {
      const chunk = readChunk(raw, attempt.endpoint.statesCost);
      usage = chunk.usage ?? usage;
      const isNews = chunk.alive || (finish === undefined && chunk.reason !== undefined);
      finish ??= chunk.reason;
      const patience = finish ? Math.min(attempt.idleTimeoutMs, tailTimeoutMs) : attempt.idleTimeoutMs;
      if (isNews) idle.touch(patience);
      if (chunk.alive) attempt.onAlive?.();
      if (chunk.alive && !alive && chunk.text === '') yield { type: 'alive' };
      alive ||= chunk.alive;
      if (chunk.text !== '') yield { type: 'text', text: chunk.text };
    }
  } catch (error) {
    // The answer is whole already: what breaks after the reason to stop costs only the token counts.
    if (!finish && !stalled) throw error;
  } finally {
    idle.stop();
    stop.abort();
  }
  if (finish) yield { type: 'finish', reason: finish, usage };
  else if (stalled) throw errors.modelStalled(String(Math.round(attempt.idleTimeoutMs / 1000)));
}

async function connect(
  client: OpenAI,
  attempt: ChatAttempt,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  const { data, response } = await client.chat.completions
    .create(
      {
        model: attempt.model,
        messages: toMessageParts(attempt.messages),
        stream: true,
        ...(attempt.limit && { [attempt.limit.name]: attempt.limit.tokens }),
        ...(attempt.includeUsage ? { stream_options: { include_usage: true } } : {}),
      },
      { signal },
    )
    .withResponse();
  refuseOther(response);
  return data;
}

/**
 * The SDK is large and loaded only now. It reads keys, addresses and headers from environment variables;
 * none of that may reach a server the user chose here, so the headers are made anew for every request.
 * Redirects are not followed: they lead to login pages, and would carry the key along.
 */
async function createClient({ url, headers }: Endpoint): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  return new Client({
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    baseURL: url,
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (address, init) =>
      await fetch(address, {
        ...init,
        redirect: 'manual',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      }),
  });
}

function refuseOther(response: Response): void {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return;
  throw errors.modelNotAStream(type === '' ? 'no content type' : type);
}
