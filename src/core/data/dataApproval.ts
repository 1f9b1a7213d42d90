import * as z from 'zod';

/** Somebody's decision that columns with personal data may be used in prompts, prototypes and exported tools. */
export const dataApprovalSchema = z.object({
  /** Names of columns of one dataset. */
  columns: z.array(z.string().min(1).max(60)).min(1),
  reason: z.string().trim().min(3).max(1000),
  /** As the computer knows them; not verified. */
  by: z.string().min(1).max(200),
  at: z.iso.datetime(),
});
export type DataApproval = z.infer<typeof dataApprovalSchema>;
