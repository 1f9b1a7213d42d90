/** What the guide's prototype step shows and asks for; a part of protocol/guide.ts. */
import * as z from 'zod';

const name = z.string().max(60);
const checkpoint = z.string().max(80);

/** Letters of an image as base64: 5 MB of bytes at most. */
const maximumBase64 = 7_000_000;

/** What a variant changes against the others; as in core/experiment/experiment.ts. */
const variantAxes = ['flow', 'messaging', 'interaction'] as const;
export type VariantAxis = (typeof variantAxes)[number];

/** A variant to make: what it changes, in words, and which one it starts from (left out: from scratch). */
const variantOrderSchema = z.object({
  axis: z.enum(variantAxes),
  change: z.string().trim().min(1).max(500),
  from: name.optional(),
});
export type VariantOrder = z.infer<typeof variantOrderSchema>;

const answerSchema = z.object({ question: z.string().max(500), answer: z.string().max(1000) });

/** Messages of the prototype step, about the experiment that is named beside them (see protocol/guide.ts). */
export const prototypeMessageSchemas = [
  /** Make or change a prototype, with the images that are attached; without `variant` the first one to come. */
  z.object({ type: z.literal('generate'), variant: name.optional(), instruction: z.string().max(4000) }),
  /** What was answered before the first generation, skipped questions left out; goes on to the prototype. */
  z.object({ type: z.literal('answerQuestions'), answers: z.array(answerSchema).max(5) }),
  z.object({ type: z.literal('cancelQuestions') }),
  z.object({ type: z.literal('cancelGeneration'), variant: name }),
  z.object({ type: z.literal('undoGeneration'), variant: name }),
  z.object({ type: z.literal('redoGeneration'), variant: name }),
  /** Show the newest version of a variant, or an earlier one without touching the files. */
  z.object({ type: z.literal('preview'), variant: name, checkpoint: checkpoint.optional() }),
  z.object({ type: z.literal('restoreVersion'), variant: name, checkpoint }),
  z.object({ type: z.literal('openInBrowser'), variant: name }),
  z.object({ type: z.literal('chooseVariant'), variant: name }),
  z.object({ type: z.literal('addVariants'), variants: z.array(variantOrderSchema).min(1).max(3) }),
  z.object({ type: z.literal('compareVariants'), variants: z.array(name).min(2).max(4) }),
  /** Bring an existing prototype along; the host asks which. */
  z.object({ type: z.literal('adopt') }),
  z.object({
    type: z.literal('attachImage'),
    name: z.string().max(200),
    mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
    base64: z.string().max(maximumBase64),
    /** A small picture of it as a data URL, to be shown in its place. */
    thumbnail: z
      .string()
      .max(60_000)
      .regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]*$/),
  }),
  z.object({ type: z.literal('removeImage'), image: z.string().max(80) }),
  /** Attach files of data; the host asks which. */
  z.object({ type: z.literal('attachData') }),
  z.object({ type: z.literal('removeData'), dataset: name }),
  z.object({
    type: z.literal('approvePersonalData'),
    dataset: name,
    columns: z.array(z.string().max(200)).min(1).max(1000),
    reason: z.string().trim().min(3).max(1000),
  }),
  z.object({ type: z.literal('exportTool'), variant: name }),
  z.object({ type: z.literal('testConnection') }),
  z.object({ type: z.literal('connectionAction') }),
  z.object({ type: z.literal('dismissConnection') }),
  /** Open the settings that limit what an experiment may spend. */
  z.object({ type: z.literal('changeLimits') }),
] as const;

export type PrototypeMessage = z.infer<(typeof prototypeMessageSchemas)[number]>;

/** The model as the guide names it. */
export interface ModelView {
  readonly provider: 'starter' | 'openaiCompatible' | 'vscode';
  readonly label: string;
  /** Tokens that prompt and answer may have together, where anybody says so. */
  readonly contextTokens?: number | undefined;
  /** Whether images may be attached. */
  readonly takesImages?: boolean | undefined;
  /** Set while the connection is tested and until the result is put away. */
  readonly connection?: ConnectionView | undefined;
}

/** What came of a connection test, in words: what happened, why, and what to do. */
export type ConnectionView =
  | { readonly status: 'testing' }
  | {
      readonly status: 'ok' | 'failed';
      readonly what: string;
      readonly why: string;
      readonly next: string;
      /** The label of the button that does it (see the message `connectionAction`). */
      readonly action?: string | undefined;
    };

/** What one turn or all turns took. `estimated` marks counts that are not the provider's own. */
export interface SpentView {
  readonly tokens: number;
  readonly estimated: boolean;
  /** US dollars, where prices are known. */
  readonly dollars?: number | undefined;
}

/** What the experiment has used so far and may use; a limit that is left out does not exist. */
export interface SpendingView extends SpentView {
  readonly tokenLimit?: number | undefined;
  readonly dollarLimit?: number | undefined;
}

export interface VariantView {
  readonly id: string;
  readonly axis?: VariantAxis | undefined;
  readonly change?: string | undefined;
  readonly from?: string | undefined;
  /** When it was last made or changed (ISO); `undefined` while it is empty. */
  readonly madeAt: string | undefined;
  /** How many turns have changed it, and what the newest was asked, so that the guide knows when a request is met. */
  readonly turns: number;
  readonly asked: string;
  /** What of that the offline starter could not do. */
  readonly undone: readonly string[];
  /** The hypothesis was changed after this was made. */
  readonly outdated: boolean;
}

/** A checkpoint of the chosen variant. */
export interface VersionView {
  readonly checkpoint: string;
  /** ISO time. */
  readonly at: string;
  /** What was asked for; empty for the first prototype. */
  readonly instruction: string;
  readonly files: readonly string[];
  readonly spent: SpentView;
  readonly requests: number;
  readonly model: string;
  /** `hand` is a version that somebody edited by hand. */
  readonly kind: 'turn' | 'fix' | 'adopted' | 'hand';
  /** What the offline starter was asked for it and could not do. */
  readonly undone: readonly string[];
  /** The variant's folder is like this now. */
  readonly current: boolean;
}

export interface DatasetView {
  readonly id: string;
  readonly name: string;
  readonly sourceName: string;
  readonly rows: number;
  readonly columns: readonly DataColumnView[];
  /** What was odd about the file, in words. */
  readonly issues: readonly string[];
}

export interface DataColumnView {
  /** What code calls it, and what the file calls it. */
  readonly name: string;
  readonly label: string;
  /** `integer`, `number`, `boolean`, `date`, `datetime` or `text`. */
  readonly type: string;
  /** Why it looks like personal data. */
  readonly personal?: { readonly why: string; readonly approved: boolean } | undefined;
}

/** What the model wants to know before the first prototype; none yet while it thinks. */
export interface QuestionsView {
  readonly experiment: string;
  readonly thinking: boolean;
  /** Why the model lets one wait; empty while it just thinks. */
  readonly note?: string | undefined;
  readonly questions: readonly QuestionView[];
}

export interface QuestionView {
  readonly id: string;
  readonly question: string;
  readonly why?: string | undefined;
  /** Two to five, the recommended one first. */
  readonly options: readonly string[];
}

/** An image that goes with the next turn. `thumbnail` is a data URL. */
export interface ImageView {
  readonly id: string;
  readonly name: string;
  readonly thumbnail: string;
}

/** A prototype that is being made right now. `received` counts characters, `files` those complete so far. */
export interface GenerationView {
  readonly experiment: string;
  readonly variant: string;
  readonly phase:
    | 'connecting'
    | 'writing'
    | 'retrying'
    | 'continuing'
    | 'correcting'
    | 'repairing'
    | 'checking'
    | 'applying';
  readonly received: number;
  readonly files: readonly string[];
  readonly note: string;
  readonly spent: SpentView;
  /** The file that is being written and the end of what there is of it. */
  readonly streaming?: { readonly path: string; readonly text: string } | undefined;
}
