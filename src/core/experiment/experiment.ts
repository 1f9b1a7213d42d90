import * as z from 'zod';
import { hypothesisSchema } from './hypothesis.ts';
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
});
export type Variant = z.infer<typeof variantSchema>;

/** A change to the protocol after it was locked: shown wherever the result is shown. */
const amendmentSchema = z.object({
  at: z.iso.datetime(),
  reason: z.string().max(1000),
  fields: z.array(z.string()),
});

/** `experiment.json`: one hypothesis under test. */
export const experimentSchema = z.object({
  schemaVersion: z.literal(experimentVersion),
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  stage: z.enum(stages),
  hypothesis: hypothesisSchema,
  variants: z.array(variantSchema),
  amendments: z.array(amendmentSchema).default([]),
  verdict: verdictSchema.optional(),
});
export type Experiment = z.infer<typeof experimentSchema>;
