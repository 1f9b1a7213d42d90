import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import type { Usage } from '../../core/generation/fileChange.ts';
import type { FinishReason } from '../../core/generation/modelTurn.ts';

const count = z.number().int().min(0).nullish().catch(undefined);
const amount = z.number().min(0).nullish().catch(undefined);

/** The parts we use of one `chat.completion.chunk`; servers differ in everything else. */
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            /** Thinking aloud, as local servers and routers call it. */
            reasoning_content: z.string().nullish().catch(undefined),
            reasoning: z.string().nullish().catch(undefined),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      /** What the router takes; with a key of one's own, what its provider takes comes on top. */
      cost: amount,
      is_byok: z.boolean().nullish().catch(undefined),
      cost_details: z.object({ upstream_inference_cost: amount }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

export interface ChatChunk {
  readonly text: string;
  /** Whether the model gave a sign of life: text, or thinking that is not shown. */
  readonly alive: boolean;
  readonly reason: FinishReason | undefined;
  readonly usage: Usage | undefined;
}

/**
 * @param statesCost whether the server's `usage.cost` is in US dollars, see Endpoint
 * @throws FootbridgeError `model-garbled` for what is no chunk of a chat completion
 */
export function readChunk(raw: unknown, statesCost: boolean): ChatChunk {
  const chunk = chunkSchema.safeParse(raw);
  if (!chunk.success) throw errors.modelGarbled('a message of the stream has an unknown form');
  const choice = chunk.data.choices?.[0];
  const { content, refusal, reasoning, reasoning_content } = choice?.delta ?? {};
  const reason = choice?.finish_reason ? readReason(choice.finish_reason) : undefined;
  return {
    text: content ?? '',
    alive: [content, refusal, reasoning, reasoning_content].some(Boolean),
    reason: refusal ? 'filter' : reason,
    usage: readUsage(chunk.data.usage, statesCost),
  };
}

/** Names differ between servers; an unknown one leaves the judgement to the answer's end marker. */
function readReason(reason: string): FinishReason {
  const name = reason.toLowerCase();
  if (name === 'stop' || name === 'end_turn' || name === 'eos') return 'complete';
  if (name === 'length' || name === 'max_tokens' || name === 'model_length') return 'limit';
  return /filter|safety|refus|prohibited|blocked/.test(name) ? 'filter' : 'unknown';
}

function readUsage(usage: z.infer<typeof chunkSchema>['usage'], statesCost: boolean): Usage | undefined {
  if (!usage) return undefined;
  const { prompt_tokens: input, completion_tokens: output, cost, is_byok: ownKey, cost_details } = usage;
  const upstream = ownKey === true ? (cost_details?.upstream_inference_cost ?? 0) : 0;
  return {
    ...(typeof input === 'number' ? { inputTokens: input } : {}),
    ...(typeof output === 'number' ? { outputTokens: output } : {}),
    ...(statesCost && typeof cost === 'number' ? { dollars: cost + upstream } : {}),
  };
}
