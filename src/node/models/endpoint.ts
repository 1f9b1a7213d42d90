import { errors } from '../../core/errors.ts';

/** Where a model server listens and how it wants the key. */
export interface Endpoint {
  /** Base address without a trailing slash, to which `/chat/completions` is added. */
  readonly url: string;
  /** Host and port, for messages. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
}

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
  };
}

function keyHeader(apiKey: string, azure: boolean): Record<string, string> {
  const key = apiKey.trim();
  // A key with other characters cannot travel in a header, and the error for that would quote it.
  if (!/^[\x21-\x7e]+$/.test(key)) throw errors.modelNotConfigured('its API key is not complete.');
  return azure ? { 'api-key': key } : { authorization: `Bearer ${key}` };
}
