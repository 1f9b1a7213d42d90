import type { ModelTraits } from '../../core/generation/modelTurn.ts';
import { readEndpoint, type Endpoint } from './endpoint.ts';
import { lookUp } from './lookUp.ts';
import { findListed, readModelList, type ListedModel } from './modelList.ts';
import { askNatively } from './nativeTraits.ts';

/** A turn waits for this, so a slow server is rather not understood. */
const timeoutMs = 3000;

/** Which models of which server. */
export interface ServerAccess {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
}

/**
 * What a server states about one of its models: its context, the longest answer, whether it sees images, its
 * price. Asks twice at most, within three seconds. Never throws.
 *
 * @param known what it stated before. Only a server nearby is asked again: it gives a model another context whenever it
 *   loads it, and what is too long for that one Ollama cuts off in silence
 * @returns `{}` for what states nothing, and `undefined` when nothing could be learnt, so that asking again
 *   later makes sense
 */
export async function learnTraits(
  { baseUrl, apiKey }: ServerAccess,
  model: string,
  signal: AbortSignal,
  known?: ModelTraits,
): Promise<ModelTraits | undefined> {
  try {
    const endpoint = readEndpoint(baseUrl, apiKey);
    if (known && !endpoint.nearby) return known;
    const [{ models }, own] = await Promise.all([
      listModels(endpoint, signal).catch(() => ({ models: undefined })),
      endpoint.nearby ? askNatively(endpoint, model, { signal, timeoutMs }) : {},
    ]);
    if (!models && Object.keys(own).length === 0) return known;
    return { ...known, ...(models && findListed(models, model)?.traits), ...own };
  } catch {
    return known;
  }
}

export interface ModelListing {
  /** `undefined` when the server answers, but not with a list of models. */
  readonly models: readonly ListedModel[] | undefined;
  /** Whether it wants a key, or another one. */
  readonly refusesKey: boolean;
}

/**
 * Asks a server which models it offers.
 *
 * @throws what `fetch` throws when there is no answer in time
 */
export async function listModels(
  endpoint: Endpoint,
  signal: AbortSignal,
  patienceMs = timeoutMs,
): Promise<ModelListing> {
  const reply = await lookUp(`${endpoint.url}/models`, endpoint, { signal, timeoutMs: patienceMs });
  return {
    models: reply.status === 200 ? readModelList(reply.body) : undefined,
    refusesKey: reply.status === 401 || reply.status === 403,
  };
}
