import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { streamChat } from './chatAttempt.ts';
import { readEndpoint, type Endpoint } from './endpoint.ts';
import { listModels } from './learnTraits.ts';
import { judgeFault, type ModelFault } from './modelFault.ts';
import { findListed } from './modelList.ts';

/** What a test of a model found out. */
export type DiagnosisCode =
  | 'ok'
  | 'not-configured'
  | 'wrong-key'
  | 'wrong-url'
  | 'model-missing'
  | 'proxy'
  | 'out-of-quota'
  | 'rate-limited'
  | 'offline'
  | 'refused'
  | 'certificate'
  | 'timeout'
  | 'no-stream'
  | 'server-fault'
  | 'other';

/** A diagnosis without words; see src/editor/models/describeDiagnosis for those. */
export interface ServerDiagnosis {
  readonly code: DiagnosisCode;
  /** What the server or the network said, in a few words without secrets; empty for `ok`. */
  readonly detail: string;
  /** The models the server offers, where it says so. */
  readonly offered: readonly string[];
}

export interface DiagnosedServer {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** What the user calls the provider. */
  readonly label: string;
  /** How long to wait for a first sign of life; a local server may have to load the model first. */
  readonly patienceMs: number;
}

/**
 * Tests a model server the way a turn uses it: asks the model for a word and hangs up at its first sign of life,
 * which costs a few tokens. Never throws but `cancelled`; no retries.
 *
 * @throws FootbridgeError `cancelled`
 */
export async function diagnoseServer(
  { baseUrl, model, apiKey, label, patienceMs }: DiagnosedServer,
  signal: AbortSignal,
): Promise<ServerDiagnosis> {
  let endpoint: Endpoint;
  try {
    endpoint = readEndpoint(baseUrl, apiKey);
  } catch (error) {
    return { code: 'not-configured', detail: valueOf(error), offered: [] };
  }
  const [{ models }, fault] = await Promise.all([
    listModels(endpoint, signal).catch(() => ({ models: undefined })),
    sayOneWord(endpoint, model, patienceMs, signal).then(
      () => undefined,
      (thrown: unknown) =>
        judgeFault(thrown, { endpoint, model, label, images: false, started: false, now: new Date() }),
    ),
  ]);
  if (signal.aborted) throw errors.cancelled();
  // Azure lists what deployments may be made of, not the deployments.
  const offered = endpoint.azure ? [] : (models ?? []).filter(({ chats }) => chats).map(({ id }) => id);
  if (!fault) return { code: 'ok', detail: '', offered };
  const listed = models !== undefined && findListed(models, model) !== undefined;
  const isServer = models !== undefined;
  return { code: codeOf(fault, endpoint, { isServer, listed }), detail: detailOf(fault), offered };
}

async function sayOneWord(
  endpoint: Endpoint,
  model: string,
  idleTimeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const messages = [{ role: 'user' as const, content: 'Reply with the word: ok' }];
  const enough = new AbortController();
  let alive = false;
  const onAlive = (): void => {
    alive = true;
    enough.abort();
  };
  const attempt = { endpoint, model, messages, includeUsage: false, idleTimeoutMs, onAlive };
  try {
    const events = streamChat(attempt, AbortSignal.any([signal, enough.signal]));
    for await (const event of events) alive ||= event.type === 'finish';
  } catch (error) {
    if (!alive) throw error;
  }
  if (!alive) throw errors.modelCutOff();
}

/** What a server is known to be when its list of models was read, and whether the model is in it. */
interface Known {
  readonly isServer: boolean;
  readonly listed: boolean;
}

function codeOf(fault: ModelFault, endpoint: Endpoint, { isServer, listed }: Known): DiagnosisCode {
  const status = fault.answer?.status;
  switch (fault.error.code) {
    case 'model-unauthorised':
      return 'wrong-key';
    case 'model-not-found':
      return isServer || endpoint.azure || namesModel(fault) ? 'model-missing' : 'wrong-url';
    case 'model-quota-used-up':
      return 'out-of-quota';
    case 'model-rate-limited':
      return 'rate-limited';
    case 'model-unreachable':
      return connectionCode(fault.connection ?? '');
    case 'model-stalled':
      return 'timeout';
    case 'model-not-a-stream':
      return pageCode(fault, endpoint, isServer);
    case 'model-overloaded':
      return status === 511 ? 'proxy' : 'server-fault';
    case 'model-rejected':
      // Some servers answer 400 to a model they do not have, and 405 where nothing takes a question.
      if (isServer && !listed && /model/i.test(fault.error.message)) return 'model-missing';
      return status === 405 ? 'wrong-url' : 'other';
    default:
      return 'other';
  }
}

/** Whether a 404 says that a model is missing, and not a page. */
function namesModel({ answer }: ModelFault): boolean {
  return /model|deployment/i.test(`${answer?.code} ${answer?.message}`);
}

/**
 * What is no stream: JSON in one piece, a page that belongs to the address, or one that something in between put in
 * its place. Over https or on this machine nobody can easily do the last with a 200. A redirect to another host is
 * how networks lead to their login; one to the same host corrects the address.
 */
function pageCode({ error, answer }: ModelFault, endpoint: Endpoint, isServer: boolean): DiagnosisCode {
  const target = answer?.headers?.get('location') ?? '';
  if (URL.canParse(target, endpoint.url) && target !== '')
    return new URL(target, endpoint.url).host === endpoint.host ? 'wrong-url' : 'proxy';
  if (answer) return 'proxy';
  if (isServer || !valueOf(error).includes('html')) return 'no-stream';
  return endpoint.url.startsWith('https:') || endpoint.nearby ? 'wrong-url' : 'proxy';
}

function connectionCode(code: string): DiagnosisCode {
  if (code === 'ECONNREFUSED') return 'refused';
  // What answers over https does not speak it: the address should begin with http.
  if (/WRONG_VERSION|EPROTO|PACKET_LENGTH/.test(code)) return 'wrong-url';
  if (/TIMEDOUT|TIMEOUT/.test(code)) return 'timeout';
  if (/CERT|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO|SSL|TLS/.test(code)) return 'certificate';
  return 'offline';
}

function detailOf({ error, connection, answer }: ModelFault): string {
  if (connection !== undefined) return connection;
  if (error.code === 'model-rejected' || error.code === 'model-not-a-stream') return valueOf(error);
  return answer && answer.status > 0 ? `HTTP ${answer.status}` : error.message;
}

/** The part of an error's sentence that is the server's own. */
function valueOf(error: unknown): string {
  return error instanceof FootbridgeError ? (error.values[0] ?? '') : '';
}
