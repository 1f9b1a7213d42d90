import * as z from 'zod';
import { assumedContext } from '../../core/generation/budget.ts';
import type { ModelTraits } from '../../core/generation/modelTurn.ts';

/** A model as its server lists it. */
export interface ListedModel {
  readonly id: string;
  readonly traits: ModelTraits;
  /** Whether it answers in text; embeddings, speech and pictures do not. */
  readonly chats: boolean;
}

const tokens = z.number().int().positive().nullish().catch(undefined);
const words = z.array(z.string()).nullish().catch(undefined);
/** US dollars for one token, as a string; routers that choose the model themselves write -1. */
const dollars = z
  .string()
  .transform(Number)
  .pipe(z.number().min(0))
  .transform((price) => price * 1_000_000)
  .nullish()
  .catch(undefined);

/**
 * One entry of `GET /models`. OpenAI itself states only `id`; every other field is one server's own, read
 * where it is present: OpenRouter (https://openrouter.ai/docs/models), vLLM (`max_model_len` of its ModelCard),
 * LM Studio (https://lmstudio.ai/docs/api/rest-api, `GET /api/v0/models`), llama.cpp (tools/server/README.md),
 * Groq (`context_window`), Mistral (`max_context_length`, `capabilities.vision`).
 */
const entrySchema = z.object({
  id: z.string().min(1).max(300),
  type: z.string().nullish().catch(undefined),
  context_length: tokens,
  max_completion_tokens: tokens,
  top_provider: z
    .object({ context_length: tokens, max_completion_tokens: tokens })
    .nullish()
    .catch(undefined),
  architecture: z.object({ input_modalities: words, output_modalities: words }).nullish().catch(undefined),
  pricing: z.object({ prompt: dollars, completion: dollars }).nullish().catch(undefined),
  max_model_len: tokens,
  context_window: tokens,
  loaded_context_length: tokens,
  max_context_length: tokens,
  /** LM Studio: `loaded` or `not-loaded`. */
  state: z.string().nullish().catch(undefined),
  meta: z.object({ n_ctx: tokens, n_ctx_train: tokens }).nullish().catch(undefined),
  capabilities: z
    .union([z.array(z.string()), z.object({ vision: z.boolean().nullish().catch(undefined) })])
    .nullish()
    .catch(undefined),
});
type Entry = z.infer<typeof entrySchema>;

const listSchema = z
  .union([z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data), z.array(z.unknown())])
  .transform((entries) => entries.flatMap((entry) => entrySchema.safeParse(entry).data ?? []));

/**
 * Reads the answer to `GET /models`.
 *
 * @returns the models in the server's order, or `undefined` when it is no such list
 */
export function readModelList(body: unknown): ListedModel[] | undefined {
  const list = listSchema.safeParse(body);
  if (!list.success) return undefined;
  return list.data.map((entry) => ({ id: entry.id, traits: traitsOf(entry), chats: chats(entry) }));
}

/** The entry for a name; Ollama lists `llama3:latest` where people write `llama3`. */
export function findListed(models: readonly ListedModel[], name: string): ListedModel | undefined {
  return models.find(({ id }) => id === name) ?? models.find(({ id }) => id === `${name}:latest`);
}

/** Leaves out what is `undefined`, so that one source of traits can be laid over another. */
export function stated(traits: ModelTraits): ModelTraits {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== undefined));
}

/**
 * The context of a model that could read at most so much. What a model was trained for says nothing about what a
 * local server was started with, so such a figure only counts when it is even less than what is assumed anyway.
 */
export function contextAtMost(ceiling: number | null | undefined): number | undefined {
  return typeof ceiling === 'number' && ceiling < assumedContext ? ceiling : undefined;
}

function traitsOf(entry: Entry): ModelTraits {
  const { pricing, top_provider: top } = entry;
  const { prompt: input, completion: output } = pricing ?? {};
  return stated({
    contextTokens: contextOf(entry),
    outputTokens: top?.max_completion_tokens ?? entry.max_completion_tokens ?? undefined,
    seesImages: seesImages(entry),
    price: typeof input === 'number' && typeof output === 'number' ? { input, output } : undefined,
  });
}

function contextOf(entry: Entry): number | undefined {
  const { context_length, top_provider, max_context_length: most, meta, state } = entry;
  const routed = [context_length, top_provider?.context_length].filter((one) => typeof one === 'number');
  if (routed.length > 0) return Math.min(...routed);
  const served = entry.max_model_len ?? entry.loaded_context_length ?? meta?.n_ctx ?? entry.context_window;
  if (served) return served;
  // Mistral serves what it states; LM Studio, which alone has a state, loads with less.
  if (most && !state) return most;
  return contextAtMost(most ?? meta?.n_ctx_train);
}

function seesImages({ architecture, type, capabilities }: Entry): boolean | undefined {
  if (architecture?.input_modalities) return architecture.input_modalities.includes('image');
  if (type === 'vlm') return true;
  if (type === 'llm') return false;
  if (Array.isArray(capabilities)) return capabilities.some((one) => /^(?:multimodal|vision)$/.test(one));
  return capabilities?.vision ?? undefined;
}

/** OpenAI states no kind, so its other models are known by name. */
function chats({ id, type, architecture }: Entry): boolean {
  if (architecture?.output_modalities) return architecture.output_modalities.includes('text');
  if (type === 'llm' || type === 'vlm') return true;
  const kind = `${type ?? ''} ${id}`;
  return !/embed|whisper|tts|dall-e|moderation|rerank|transcribe|realtime|-image|sora|audio/i.test(kind);
}
