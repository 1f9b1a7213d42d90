import { readEndpoint } from './endpoint.ts';
import { listModels } from './learnTraits.ts';
import type { ListedModel } from './modelList.ts';

/** A model server on this machine. */
export interface LocalServer {
  readonly name: string;
  readonly baseUrl: string;
}

/** The ports local servers use unless told otherwise, as each documents them. */
export const localServers: readonly LocalServer[] = [
  { name: 'Ollama', baseUrl: 'http://localhost:11434/v1' },
  { name: 'LM Studio', baseUrl: 'http://localhost:1234/v1' },
  { name: 'vLLM', baseUrl: 'http://localhost:8000/v1' },
  { name: 'llama.cpp', baseUrl: 'http://localhost:8080/v1' },
];

/** Something on this machine answers at once, or is no server. */
const patienceMs = 500;

export interface FoundServer extends LocalServer {
  /** What it can answer with, in its order. */
  readonly models: readonly ListedModel[];
}

/**
 * Looks for model servers on this machine, all at once and for at most half a second. Only what answers with a
 * list of models counts: other programs use these ports too. No key is sent. Never throws.
 *
 * @param candidates where to look; the usual ports unless a test says otherwise
 */
export async function findLocalServers(
  signal: AbortSignal,
  candidates: readonly LocalServer[] = localServers,
): Promise<FoundServer[]> {
  const found = await Promise.all(
    candidates.map(async (server) => {
      const endpoint = readEndpoint(server.baseUrl, undefined);
      const { models } = await listModels(endpoint, signal, patienceMs).catch(() => ({ models: undefined }));
      return models ? [{ ...server, models: models.filter(({ chats }) => chats) }] : [];
    }),
  );
  return found.flat();
}
