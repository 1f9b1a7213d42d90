import * as z from 'zod';
import { outcomes } from '../../evidence/verdict.ts';
import { hypothesisKinds } from '../../experiment/hypothesis.ts';

/** Version of `learnings/<slug>.md`. */
export const learningVersion = 1;

/** Spaces, and characters that show nothing. */
const unseen = /[\s\p{C}\p{Z}\p{DI}\u2800]/gu;

const partSchema = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine((text) => text.replaceAll(unseen, '') !== '', 'there is nothing to read in it');

/** What a person writes when a prototype is thrown away. */
export const learningNoteSchema = z.object({
  /** What was seen. */
  observed: partSchema,
  /** What it means. */
  insight: partSchema,
  /** What is done because of it. */
  action: partSchema,
  /** Slug of an earlier learning that this one replaces. */
  supersedes: z.string().max(60).optional(),
});
export type LearningNote = z.infer<typeof learningNoteSchema>;

/** A learning card: what survives a prototype, self-contained, as its experiment may lie in another lab. */
export const learningSchema = learningNoteSchema.extend({
  schemaVersion: z.literal(learningVersion),
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: z.string().max(120),
  kind: z.enum(hypothesisKinds),
  belief: z.string().max(2000),
  segment: z.string().max(500),
  /** When the card was written. */
  at: z.iso.datetime(),
  /** The verdict; left out where nothing was decided. */
  outcome: z.enum(outcomes).optional(),
  /** The supporting evidence: how many of how many, with the metric they were counted by. */
  evidence: z.object({
    metric: z.string().max(200),
    successes: z.number().int().min(0),
    participants: z.number().int().min(0),
  }),
});
export type Learning = z.infer<typeof learningSchema>;
