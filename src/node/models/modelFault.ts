import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { Endpoint } from './endpoint.ts';

/** What went wrong in one attempt, and whether another one makes sense. */
export interface ModelFault {
  readonly error: FootbridgeError;
  readonly mayRetry: boolean;
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined;
  /** A few words for the countdown. */
  readonly why: string;
  /** A field of the request that the server does not know, and without which it may answer. */
  readonly rejects: RejectedField | undefined;
  /** What the server answered, where that was not 2xx or was an error inside the stream. */
  readonly answer: ServerAnswer | undefined;
  /** Code of what broke the connection, such as `ENOTFOUND`, where there was none. */
  readonly connection: string | undefined;
}

/** Old local servers do not know `stream_options`; the limit of an answer has one name or another. */
export type RejectedField = 'usage' | 'limit';

/** What a fault is judged by, apart from what was thrown. */
export interface FaultContext {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly label: string;
  /** Whether pictures went along. */
  readonly images: boolean;
  /** Whether text had arrived already. */
  readonly started: boolean;
  readonly now: Date;
}

/** The body of an error in OpenAI's form, or near it: some servers send just a sentence. */
const bodySchema = z
  .object({
    message: z.string().catch(''),
    code: z.union([z.string(), z.number()]).nullish().catch(undefined),
    type: z.string().nullish().catch(undefined),
    param: z.string().nullish().catch(undefined),
  })
  .or(z.string().transform((message) => ({ message, code: undefined, type: undefined, param: undefined })));

/** Not `instanceof`: VS Code may put a `fetch` with classes of its own in place. */
function hasGet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}

/** What the SDK throws for an answer that is not 2xx, or for an error object inside the stream. */
const apiErrorSchema = z.object({
  status: z.number().optional(),
  headers: z.custom<Headers>(hasGet).optional().catch(undefined),
  error: bodySchema.optional().catch(undefined),
});

export interface ServerAnswer {
  /** HTTP status, or the one of the server behind a router; 0 when neither is known. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers: Headers | undefined;
}

const maxMessageLength = 300;
/** What a server says of a fault is looked for in its first characters: a message has no bound of its own. */
const maxJudgedLength = 2000;
const contextWords =
  /context[ _-]?(?:length|window|size)|exceed_context|prompt is too long|too many (?:input )?tokens|maximum (?:\w+ )?tokens/i;
const quotaWords = /insufficient_quota|billing|quota[ _]exceeded|insufficient[ _](?:credits|balance|funds)/i;
const filterWords = /content_filter|content_policy|responsibleai/i;
const usageWords = /stream_options|include_usage/i;
const limitWords = /max_tokens|max_completion_tokens/i;
/**
 * As servers say that a model sees no images: OpenRouter "No endpoints found that support image input", llama.cpp
 * "image input is not supported", vLLM "is not a multimodal model", others do not know the field of the request.
 * A picture that is too large is something else.
 */
const imageWords = /image|multi-?modal|vision/i;
const refusalWords = /no endpoints|\bnot\b|n't|unsupported|unknown|only support/i;

/** Judges what one attempt threw. Keys and the server's own text beyond one sentence never get into it. */
export function judgeFault(thrown: unknown, context: FaultContext): ModelFault {
  if (thrown instanceof FootbridgeError) return final(thrown);
  if (thrown instanceof SyntaxError) return final(errors.modelGarbled('the stream has malformed JSON'));
  const parsed = apiErrorSchema.safeParse(thrown);
  if (parsed.success && (parsed.data.status !== undefined || parsed.data.error !== undefined))
    return judgeAnswer(toAnswer(parsed.data), context);
  return judgeConnection(thrown, context);
}

function toAnswer({ status, headers, error }: z.infer<typeof apiErrorSchema>): ServerAnswer {
  // Routers put the HTTP status of the server behind them into the code.
  const inside = Number(error?.code);
  return {
    status: status ?? (inside >= 400 && inside < 600 ? inside : 0),
    code: [error?.code, error?.type, error?.param].filter(Boolean).join(' '),
    message: error?.message ?? '',
    headers,
  };
}

function judgeAnswer(answer: ServerAnswer, context: FaultContext): ModelFault {
  return { ...judgeWords(answer, context), answer };
}

function judgeWords(answer: ServerAnswer, context: FaultContext): ModelFault {
  const { status, code, message, headers } = answer;
  const words = `${code} ${message}`.slice(0, maxJudgedLength);
  const retryAfter = readRetryAfter(headers, context.now);
  if (status >= 300 && status < 400) return final(errors.modelNotAStream(`HTTP ${status}, a redirect`));
  const page = headers?.get('content-type')?.startsWith('text/html') ?? false;
  if (page && (status === 401 || status === 403 || status === 407))
    return final(errors.modelNotAStream(`HTTP ${status}, a web page`));
  if (status === 402 || quotaWords.test(words)) return final(errors.modelQuotaUsedUp(context.label));
  if (status === 429 || /rate_limit/i.test(code))
    return transient(
      errors.modelRateLimited(String(retryAfter ?? 60)),
      'the provider asks to slow down',
      retryAfter,
    );
  if (status === 401 || status === 403) return final(errors.modelUnauthorised(context.label));
  // llama.cpp says so with a 500, OpenRouter with a 404.
  if (context.images && imageWords.test(words) && refusalWords.test(words) && !contextWords.test(words))
    return final(errors.modelSeesNoImages(context.model));
  if (status === 404) return final(errors.modelNotFound(context.model));
  if (filterWords.test(words)) return final(errors.modelFiltered());
  if (status === 413 || contextWords.test(words)) return final(errors.modelContextTooLong());
  if (status >= 500 || status === 408 || status === 409 || /overloaded|server_error/i.test(code))
    return transient(
      errors.modelOverloaded(status === 0 ? code : String(status)),
      faultName(status),
      retryAfter,
    );
  const rejected = errors.modelRejected(sentence(message, status, context.endpoint));
  const rejects = usageWords.test(words) ? 'usage' : limitWords.test(words) ? 'limit' : undefined;
  return { ...final(rejected), rejects };
}

function judgeConnection(thrown: unknown, { started, endpoint }: FaultContext): ModelFault {
  if (started) return final(errors.modelCutOff());
  const code = causeCode(thrown);
  const error = errors.modelUnreachable(endpoint.host, code);
  // Nobody listens there, the name does not exist, or the certificate is wrong: waiting does not help.
  const lasting = /^(?:ECONNREFUSED|ENOTFOUND|EINVAL|ERR_|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code);
  const fault = lasting ? final(error) : transient(error, 'the connection broke', undefined);
  return { ...fault, connection: code };
}

/** The code of the innermost cause, such as `ECONNRESET`. */
function causeCode(thrown: unknown): string {
  let code = 'no connection';
  let error = thrown;
  for (let depth = 0; depth < 5 && error instanceof Error; depth += 1) {
    if ('code' in error && typeof error.code === 'string') code = error.code;
    error = error.cause;
  }
  return code;
}

/** Reads `Retry-After`, in seconds or as a date, and the form in milliseconds some servers send. */
function readRetryAfter(headers: Headers | undefined, now: Date): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds > 0) return Math.ceil(milliseconds / 1000);
  const header = headers?.get('retry-after');
  if (!header) return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(header)
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** The server's words on one line, short, and without the key even if the server repeats it. */
function sentence(message: string, status: number, endpoint: Endpoint): string {
  const key = Object.values(endpoint.headers)[0]?.replace(/^Bearer /, '');
  const safe = key === undefined ? message : message.replaceAll(key, '…');
  const line = safe.replaceAll(/\s+/g, ' ').trim().slice(0, maxMessageLength);
  if (line !== '') return line;
  return status === 0 ? 'it gave no reason.' : `HTTP ${status}.`;
}

function faultName(status: number): string {
  return status === 0 ? 'the provider is overloaded' : `the provider had a fault (HTTP ${status})`;
}

function final(error: FootbridgeError): ModelFault {
  return {
    error,
    mayRetry: false,
    retryAfter: undefined,
    why: '',
    rejects: undefined,
    answer: undefined,
    connection: undefined,
  };
}

function transient(error: FootbridgeError, why: string, retryAfter: number | undefined): ModelFault {
  return { ...final(error), mayRetry: true, retryAfter, why };
}
