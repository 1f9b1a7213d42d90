import * as z from 'zod';

export const reviewStatuses = ['accepted', 'returned'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** What engineering answers to a brief. */
export const reviewAnswerSchema = z.object({
  status: z.enum(reviewStatuses),
  /** Who answered, as they call themselves. */
  reviewer: z.string().trim().min(1).max(100),
  /** Accepted: what will be built, or why. Returned: what is missing. */
  reason: z.string().trim().min(1).max(4000),
  /** Accepted: who takes it on, and where the specification lies. */
  owner: z.string().trim().max(100).optional(),
  spec: z.string().trim().max(500).optional(),
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

/** One answer on record in `experiment.json`. */
export const reviewSchema = reviewAnswerSchema.extend({
  at: z.iso.datetime(),
  /** When the brief that it answers was exported: from there the loop time is counted. */
  handedOffAt: z.iso.datetime().optional(),
});
export type Review = z.infer<typeof reviewSchema>;
