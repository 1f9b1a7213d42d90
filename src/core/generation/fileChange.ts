import * as z from 'zod';

/** One file of a prototype: a path relative to the variant's folder, with `/`, and its text. */
export interface PrototypeFile {
  readonly path: string;
  readonly text: string;
}

/** What a model turn asks for: the whole new text of a file, or `undefined` to delete it. */
export interface FileChange {
  readonly path: string;
  readonly text: string | undefined;
}

/** What a turn cost, as far as the provider says. `estimated` marks counts that are not the provider's own. */
export const usageSchema = z.object({
  inputTokens: z.number().int().min(0).optional(),
  outputTokens: z.number().int().min(0).optional(),
  estimated: z.boolean().optional(),
});
export type Usage = z.infer<typeof usageSchema>;

/** Version of the records in `generations.jsonl`. */
export const generationVersion = 1;

/** One line of `generations.jsonl`: one model turn, whether it succeeded or not. */
export const generationSchema = z.object({
  schemaVersion: z.literal(generationVersion),
  id: z.string().min(1),
  at: z.iso.datetime(),
  variant: z.string().min(1),
  instruction: z.string(),
  promptVersion: z.number().int(),
  provider: z.string(),
  model: z.string(),
  usage: usageSchema,
  files: z.array(z.string()),
  /** The checkpoints that hold the variant before and after this turn; the first turn has no before. */
  before: z.string().optional(),
  checkpoint: z.string().optional(),
  /** `applied`, or the code of the error that ended the turn. */
  outcome: z.string(),
});
export type Generation = z.infer<typeof generationSchema>;
