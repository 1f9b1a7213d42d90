import type { Endpoint } from './endpoint.ts';

/** What a server answered to a question outside of any turn. */
export interface Reply {
  readonly status: number;
  /** Media type without parameters, in lower case; empty when the server names none. */
  readonly type: string;
  /** What was read as JSON, or `undefined` when it is none or longer than any list of models is. */
  readonly body: unknown;
}

/** The longest list known, of a router with some hundreds of models, has about 1 MB. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Asks a model server something short: `GET`, or `POST` with `body` as JSON. Redirects are not followed, for
 * they would carry the key along.
 *
 * @throws what `fetch` throws when there is no answer in time
 */
export async function lookUp(
  address: string,
  { headers }: Pick<Endpoint, 'headers'>,
  { signal, timeoutMs, body }: { signal: AbortSignal; timeoutMs: number; body?: object },
): Promise<Reply> {
  const response = await fetch(address, {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    ...(body && { body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return { status: response.status, type, body: parse(await readText(response)) };
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Breaking out of the loop cancels the rest of the answer.
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > maxBytes) return '';
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
