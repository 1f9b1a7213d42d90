import { errors } from '../../core/errors.ts';

/** Where a model server listens and how it wants the key. */
export interface Endpoint {
  /** Base address without a trailing slash, to which `/chat/completions` is added. */
  readonly url: string;
  /** Host and port, for messages. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  /** On this machine or in its network: only there its own interface is asked, and only there http is safe. */
  readonly nearby: boolean;
  /** Azure's: models are called by the names of deployments, which it does not list. */
  readonly azure: boolean;
  /** OpenRouter's: `usage.cost` is in US dollars (https://openrouter.ai/docs/use-cases/usage-accounting). */
  readonly statesCost: boolean;
  /** How it calls the limit of an answer: OpenAI's newer models refuse the name all others know. */
  readonly limitName: LimitName;
}

export type LimitName = 'max_tokens' | 'max_completion_tokens';

const azureHost = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/;

/**
 * Reads a base address as people paste it: with a trailing slash, or with the whole path of the call.
 * Azure takes its key in a header of its own and has its OpenAI-compatible interface under `/openai/v1`.
 *
 * @throws FootbridgeError `model-not-configured` for what is no http(s) address or has a password in it
 */
export function readEndpoint(baseUrl: string, apiKey: string | undefined): Endpoint {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw errors.modelNotConfigured('its address must begin with http:// or https://.');
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw errors.modelNotConfigured('its address must not contain a key; set it with Set API Key.');
  const azure = azureHost.test(url.hostname);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  return {
    url: `${url.origin}${path === '' && azure ? '/openai/v1' : path}`,
    host: url.host,
    headers: apiKey ? keyHeader(apiKey, azure) : {},
    nearby: isNearby(url.hostname),
    azure,
    statesCost: url.hostname === 'openrouter.ai',
    limitName: azure || url.hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens',
  };
}

function keyHeader(apiKey: string, azure: boolean): Record<string, string> {
  const key = apiKey.trim();
  // A key with other characters cannot travel in a header, and the error for that would quote it.
  if (!/^[\x21-\x7e]+$/.test(key)) throw errors.modelNotConfigured('its API key is not complete.');
  return azure ? { 'api-key': key } : { authorization: `Bearer ${key}` };
}

function isNearby(host: string): boolean {
  if (host.startsWith('[')) return /^\[(?:::1\]|f[cd]|fe80)/.test(host);
  if (/^[\d.]+$/.test(host)) return /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
  return !host.includes('.') || /\.(?:local|localhost|lan|internal|home\.arpa)$/.test(host);
}
