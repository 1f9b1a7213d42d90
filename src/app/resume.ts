import * as z from 'zod';

/**
 * What was under way when joining the lab restarted the window. It is written to the lab before the
 * restart and taken up once after it.
 */
export const resumeSchema = z.object({
  schemaVersion: z.literal(1),
  at: z.iso.datetime(),
  experiment: z.string().optional(),
  /** What to do next for the user: show the guide, or go on to generate the first prototype. */
  next: z.enum(['showGuide', 'generate']),
});
export type Resume = z.infer<typeof resumeSchema>;
