import * as z from 'zod';
import { reviewSchema } from '../handoff/review/review.ts';
import { barSchema, hypothesisSchema } from './hypothesis.ts';
import { verdictSchema } from '../evidence/verdict.ts';

/** Version of `experiment.json`. A newer one is opened read-only. */
export const experimentVersion = 1;

export const stages = ['framed', 'prototyping', 'testing', 'decided', 'handedOff', 'discarded'] as const;
export type Stage = (typeof stages)[number];

const variantSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  createdAt: z.iso.datetime(),
  /** What this variant changes, for variants after the first. */
  axis: z.enum(['flow', 'messaging', 'interaction']).optional(),
  change: z.string().max(500).optional(),
  /** The variant it was made from; left out when it was made from scratch. */
  from: z.string().max(60).optional(),
});
export type Variant = z.infer<typeof variantSchema>;

const protocolHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** The protocol is fixed from `at` on; `hash` is that of evidence/protocol.ts. */
const lockSchema = z.object({
  at: z.iso.datetime(),
  hash: protocolHashSchema,
  /** The bar that was locked, to tell what it was if the record is changed by hand; older records do not say. */
  criterion: barSchema.optional(),
  /** When a test kit went out with it first: people may have tried it since, whatever the lab knows. */
  kitAt: z.iso.datetime().optional(),
});
export type ProtocolLock = z.infer<typeof lockSchema>;

/** A change to the protocol after it was locked: shown wherever the result is shown. */
const amendmentSchema = z.object({
  at: z.iso.datetime(),
  reason: z.string().max(1000),
  fields: z.array(z.string()),
  /** Ids of the tasks that it added: sessions under an earlier plan are not held to them. */
  addedTasks: z.array(z.string().max(60)).optional(),
  /** Ids of the tasks that it took out: results of sessions under an earlier plan still name them. */
  removedTasks: z.array(z.string().max(60)).optional(),
  /** Hash of the protocol from then on. */
  hash: protocolHashSchema.optional(),
  /** The bar before and after, where it was changed. */
  bar: z.object({ before: barSchema, after: barSchema }).optional(),
});
export type Amendment = z.infer<typeof amendmentSchema>;

const extensionSchema = z.object({
  at: z.iso.datetime(),
  /** ISO dates: what it was, and what it is since. */
  from: z.iso.date(),
  until: z.iso.date(),
  reason: z.string().min(1).max(1000),
});
export type Extension = z.infer<typeof extensionSchema>;

const discardedSchema = z.object({
  at: z.iso.datetime(),
  /** The stage that it goes back to when it is taken out of the trash. */
  stage: z.enum(stages),
  /** Name of the folder in the lab's trash, as long as that is kept. */
  trash: z.string().max(120),
});

/** `experiment.json`: one hypothesis under test. */
export const experimentSchema = z.object({
  schemaVersion: z.literal(experimentVersion),
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** When the wording was last changed that prototypes are made from; left out until then. */
  reframedAt: z.iso.datetime().optional(),
  stage: z.enum(stages),
  hypothesis: hypothesisSchema,
  variants: z.array(variantSchema),
  /** Left out until the protocol is locked, at the latest by the first session that counts. */
  lock: lockSchema.optional(),
  amendments: z.array(amendmentSchema).default([]),
  /** Hashes of protocols that held only while a variant was on the list that could not be made. */
  passedHashes: z.array(protocolHashSchema).optional(),
  verdict: verdictSchema.optional(),
  /** When the final brief that waits for an answer was exported first; left out before, and once it was returned. */
  handedOffAt: z.iso.datetime().optional(),
  /** What engineering answered to the brief, oldest first: one that was returned is completed and answered again. */
  reviews: z.array(reviewSchema).optional(),
  /** When something was last written that the brief needs beyond the test (see app/completeHandoff.ts); left out until then. */
  completedAt: z.iso.datetime().optional(),
  /** The throw-away date was moved, which is done once. */
  extension: extensionSchema.optional(),
  /** The prototype was thrown away; what was learnt is kept in `learnings/<slug>.md`. */
  discarded: discardedSchema.optional(),
});
export type Experiment = z.infer<typeof experimentSchema>;
