import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** A request the server received. */
export interface ModelServerRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** How one request is answered. `closed` is aborted when the client goes away. */
export type Behaviour = (response: ServerResponse, closed: AbortSignal) => void | Promise<void>;

/** A real HTTP server that speaks the streaming chat-completions protocol, well or badly. */
export interface ModelServer {
  /** What to give a provider as its base address. */
  readonly baseUrl: string;
  /** Requests for an answer of the model. */
  readonly requests: readonly ModelServerRequest[];
  /** Everything else that was asked, such as the list of models. */
  readonly lookups: readonly ModelServerRequest[];
  /** Answers the next requests like this, one behaviour each; the last one goes on for ever. */
  script(...behaviours: readonly Behaviour[]): void;
  /** Answers what is no request for an answer, by method and path without query, such as `GET /v1/models`; all else is 404. */
  serve(pages: Readonly<Record<string, Behaviour>>): void;
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback interface. Close it in the end. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelServerRequest[] = [];
  const lookups: ModelServerRequest[] = [];
  let queue: readonly Behaviour[] = [];
  let served: Readonly<Record<string, Behaviour>> = {};
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const closed = new AbortController();
    response.on('close', () => {
      closed.abort();
    });
    const { url: path = '', method, headers } = request;
    const received = { path, headers, body: await readJson(request) };
    if (!path.endsWith('/chat/completions')) {
      lookups.push(received);
      await (served[`${method} ${path.split('?')[0]}`] ?? status(404))(response, closed.signal);
      return;
    }
    requests.push(received);
    const [behaviour = status(500), ...later] = queue;
    if (later.length > 0) queue = later;
    await behaviour(response, closed.signal);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}/v1`,
    requests,
    lookups,
    serve: (pages) => {
      served = pages;
    },
    script: (...behaviours) => {
      queue = behaviours;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The port of a server that listens on one. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.');
  return address.port;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  return text === '' ? undefined : JSON.parse(text);
}

export interface AnswerOptions {
  /** Characters in one message of the stream. */
  readonly chunkSize?: number;
  /** Bytes in one write to the socket, which cuts through messages and UTF-8 sequences; 0 writes all at once. */
  readonly writeSize?: number;
  /** `null` leaves it out, as when a connection ends early in a way that looks in order. */
  readonly finish?: string | null;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number };
  readonly lineEnd?: '\n' | '\r\n';
  readonly delayMs?: number;
}

/** A whole answer, or one in order but for what the options say. */
export function answer(text: string, options: AnswerOptions = {}): Behaviour {
  return async (response) => {
    begin(response);
    const bytes = Buffer.from(streamOf(text, options));
    const size = options.writeSize || bytes.length;
    for (let start = 0; start < bytes.length; start += size) {
      response.write(bytes.subarray(start, start + size));
      if (options.delayMs !== undefined) await delay(options.delayMs);
      else if (start % (64 * size) === 0) await delay(0);
    }
    response.end();
  };
}

/** The bytes of a whole answer up to `length`, then the connection ends as if all were well. */
export function cut(text: string, length: number): Behaviour {
  return (response) => {
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
    begin(response);
    response.end(Buffer.from(streamOf(text)).subarray(0, length));
  };
}

/** The bytes of a whole answer up to `length`, then the socket is reset. */
export function reset(text = '', length = 0): Behaviour {
  return async (response) => {
    if (length > 0) {
      begin(response);
      response.write(Buffer.from(streamOf(text)).subarray(0, length));
      await delay(20);
    }
    response.socket?.resetAndDestroy();
  };
}

/** 200 with a web page, as a captive portal or a proxy sends. */
export function html(code = 200): Behaviour {
  return status(
    code,
    { 'content-type': 'text/html' },
    '<!doctype html><title>Sign in to the network</title>',
  );
}

/** Another status, with an error in OpenAI's form when `body` is an object. */
export function status(
  code: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | object = { error: { message: `status ${code}` } },
): Behaviour {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Begins an answer, then says nothing more and keeps the connection open. */
export function stall(text = ''): Behaviour {
  return async (response, closed) => {
    begin(response);
    response.write(text === '' ? ': connected\n\n' : messagesOf(text).join(''));
    await untilClosed(closed);
  };
}

/** What servers send to keep a connection alive: a comment, or a message that says nothing. */
export const keepAlives = {
  comment: ': keep-alive\n\n',
  emptyMessage: messageOf({ choices: [{ delta: {} }] }),
};

/** Begins an answer, then only keeps the connection alive. */
export function keepAliveOnly(text = '', keepAlive = keepAlives.comment, everyMs = 20): Behaviour {
  return async (response, closed) => {
    begin(response);
    response.write(messagesOf(text).join(''));
    while (!closed.aborted) {
      response.write(keepAlive);
      await delay(everyMs);
    }
  };
}

/** A stream with messages of one's own; each is sent as it is after `data: `. */
export function raw(...messages: readonly string[]): Behaviour {
  return (response) => {
    begin(response);
    response.end(messages.map((message) => `data: ${message}\n\n`).join(''));
  };
}

/** Part of an answer, then broken JSON. */
export function malformed(text: string): Behaviour {
  return (response) => {
    begin(response);
    response.end(`${messagesOf(text).join('')}data: {"choices":[{"delta":{"content":\n\n`);
  };
}

/** Part of an answer, then an error object inside the stream. */
export function errorInStream(text: string, error: object): Behaviour {
  return (response) => {
    begin(response);
    response.end(`${text === '' ? '' : messagesOf(text).join('')}data: ${JSON.stringify({ error })}\n\n`);
  };
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

async function untilClosed(closed: AbortSignal): Promise<void> {
  if (!closed.aborted) await once(closed, 'abort');
}

function streamOf(text: string, options: AnswerOptions = {}): string {
  const { finish = 'stop', usage, lineEnd = '\n' } = options;
  const messages = [
    ...messagesOf(text, options.chunkSize),
    ...(finish === null ? [] : [messageOf({ choices: [{ index: 0, delta: {}, finish_reason: finish }] })]),
    ...(usage ? [messageOf({ choices: [], usage })] : []),
    ...(finish === null ? [] : ['data: [DONE]\n\n']),
  ];
  return messages.join('').replaceAll('\n', lineEnd);
}

function messagesOf(text: string, chunkSize = 24): string[] {
  const messages = [messageOf({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] })];
  for (let start = 0; start < text.length; start += chunkSize) {
    const content = text.slice(start, start + chunkSize);
    messages.push(messageOf({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }));
  }
  return messages;
}

/** One message of a stream. */
export function messageOf(chunk: object): string {
  return `data: ${JSON.stringify({ id: 'chatcmpl-test', object: 'chat.completion.chunk', ...chunk })}\n\n`;
}
