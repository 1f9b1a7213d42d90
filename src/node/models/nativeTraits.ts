import * as z from 'zod';
import type { ModelTraits } from '../../core/generation/modelTurn.ts';
import type { Endpoint } from './endpoint.ts';
import { lookUp } from './lookUp.ts';
import { contextAtMost, findListed, readModelList, stated } from './modelList.ts';

/** Asks one server's own interface, of which the OpenAI-compatible one is a part, about one model. */
type Question = (ask: Ask, model: string) => Promise<ModelTraits>;
/** Gives the JSON behind a path of the server, or `undefined` when there is none. */
type Ask = (path: string, body?: object) => Promise<unknown>;

const tokens = z.number().int().positive().nullish().catch(undefined);

/** https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md: `GET /props`. */
const llamaCpp: Question = async (ask, model) => {
  const props = z
    .object({
      default_generation_settings: z.object({ n_ctx: tokens }),
      modalities: z.object({ vision: z.boolean() }).nullish().catch(undefined),
    })
    .safeParse(await ask(`/props?model=${encodeURIComponent(model)}`)).data;
  return stated({
    contextTokens: props?.default_generation_settings.n_ctx ?? undefined,
    seesImages: props?.modalities?.vision,
  });
};

/** https://lmstudio.ai/docs/api/rest-api: `GET /api/v0/models`. */
const lmStudio: Question = async (ask, model) =>
  findListed(readModelList(await ask('/api/v0/models')) ?? [], model)?.traits ?? {};

const showSchema = z.object({
  /** The lines of a Modelfile, such as `num_ctx 8192`. */
  parameters: z.string().nullish().catch(undefined),
  capabilities: z.array(z.string()).nullish().catch(undefined),
  model_info: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});
const runningSchema = z.object({
  models: z.array(z.object({ name: z.string(), context_length: tokens })),
});

/**
 * https://docs.ollama.com/api: `POST /api/show` and `GET /api/ps`. What the model could read is rarely what Ollama
 * gives it (4,096 tokens on small machines, https://docs.ollama.com/context-length), and what is too long it
 * cuts off in silence: so what runs counts first, then what its Modelfile asks for.
 */
const ollama: Question = async (ask, model) => {
  const [show, running] = await Promise.all([ask('/api/show', { model }), ask('/api/ps')]);
  const shown = showSchema.safeParse(show).data;
  const names = new Set([model, `${model}:latest`]);
  const loaded = runningSchema.safeParse(running).data?.models.find(({ name }) => names.has(name));
  const wanted = /^\s*num_ctx\s+(\d{1,9})\s*$/m.exec(shown?.parameters ?? '')?.[1];
  const trained = Object.entries(shown?.model_info ?? {}).find(([key]) =>
    key.endsWith('.context_length'),
  )?.[1];
  return stated({
    contextTokens:
      loaded?.context_length ??
      (wanted === undefined ? contextAtMost(tokens.parse(trained)) : Number(wanted)),
    seesImages: shown?.capabilities?.includes('vision'),
  });
};

/**
 * What a local server says about a model through its own interface; `{}` where nobody says anything. All
 * known ones are asked at once, for each of them answers 404 to the questions of the others.
 */
export async function askNatively(
  endpoint: Endpoint,
  model: string,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<ModelTraits> {
  const { origin } = new URL(endpoint.url);
  const ask: Ask = async (path, body) => {
    try {
      const reply = await lookUp(origin + path, endpoint, body ? { ...options, body } : options);
      return reply.status === 200 ? reply.body : undefined;
    } catch {
      return undefined;
    }
  };
  const [byOllama, byLmStudio, byLlamaCpp] = await Promise.all(
    [ollama, lmStudio, llamaCpp].map((question) => question(ask, model)),
  );
  return { ...byOllama, ...byLmStudio, ...byLlamaCpp };
}
