import * as z from 'zod';

/** Where a gap shows. Lines count from 1. */
export const gapPlaceSchema = z.object({
  file: z.string(),
  line: z.number().int().min(1),
  /** What was counted there, such as "612 lines"; never text from the prototype. */
  detail: z.string().optional(),
});
export type GapPlace = z.infer<typeof gapPlaceSchema>;
