import * as z from 'zod';

/** One file of a prototype: a path relative to the variant's folder, with `/`, and its text. */
export interface PrototypeFile {
  readonly path: string;
  readonly text: string;
}

/** A picture or font of a prototype, as base64. Models never write these; people bring them along. */
export interface PrototypeAsset {
  readonly path: string;
  readonly base64: string;
}

/** All of a prototype: what is kept as text, and its pictures and fonts. */
export interface PrototypeSource {
  readonly files: readonly PrototypeFile[];
  readonly assets: readonly PrototypeAsset[];
}

/** What a model turn asks for: the whole new text of a file, or `undefined` to delete it. */
export interface FileChange {
  readonly path: string;
  readonly text: string | undefined;
}

/** Any change of a variant's folder: a file written or deleted, or a picture or font put in place. */
export type VariantChange = FileChange | PrototypeAsset;

/** What a turn cost, as far as the provider says. `estimated` marks counts that are not the provider's own. */
export const usageSchema = z.object({
  inputTokens: z.number().int().min(0).optional(),
  outputTokens: z.number().int().min(0).optional(),
  estimated: z.boolean().optional(),
  /** What the turn cost in US dollars, where the provider states its prices or the user set them. */
  dollars: z.number().min(0).optional(),
});
export type Usage = z.infer<typeof usageSchema>;

/** Outcomes of turns that were to change no prototype: the model asked what it has to know, or explained what a scan found. */
export const talkOutcomes = ['asked', 'explained'] as const;
export type TalkOutcome = (typeof talkOutcomes)[number];

/** Version of the records in `generations.jsonl`. */
export const generationVersion = 1;

/** One line of `generations.jsonl`: one model turn, whether it succeeded or not. */
export const generationSchema = z.object({
  schemaVersion: z.literal(generationVersion),
  id: z.string().min(1),
  at: z.iso.datetime(),
  variant: z.string().min(1),
  instruction: z.string(),
  /** What the instruction is about, as the model was told: the element that was pointed at, its file and line. */
  about: z.string().optional(),
  promptVersion: z.number().int(),
  provider: z.string(),
  model: z.string(),
  usage: usageSchema,
  files: z.array(z.string()),
  /** The checkpoints that hold the variant before and after this turn; the first turn has no before. */
  before: z.string().optional(),
  checkpoint: z.string().optional(),
  /** `applied`, one of {@link talkOutcomes}, or the code of the error that ended the turn. */
  outcome: z.string(),
  /** Why the turn was made; left out for what the user asked for in words. */
  purpose: z.enum(['fix', 'adopt']).optional(),
  /** For a fix: the error it was to mend (see core/generation/repair), so that a second try at the same one stops. */
  mends: z.string().max(500).optional(),
  /** Requests the turn took when more than one: continuations, corrections and repairs. */
  requests: z.number().int().min(1).optional(),
  /** How often a provider that was busy or out of reach was tried again, beyond those requests. */
  retries: z.number().int().min(1).optional(),
  /** What was asked of the offline starter and is beyond it: noted at the foot of the page, not done. */
  undone: z.array(z.string()).optional(),
  /** What the user answered before the first generation. */
  answers: z.array(z.object({ question: z.string(), answer: z.string() })).optional(),
});
export type Generation = z.infer<typeof generationSchema>;
