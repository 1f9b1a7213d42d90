import * as z from 'zod';

/** The arguments most commands share: which experiment (omitted: the active one) and which variant. */
export const experimentArgument = { experiment: z.string().max(60).optional() };
export const variantArgument = { variant: z.string().max(60).optional() };

/** The experiment of the tree item a command was run on, if it was run on one. */
export function experimentOf(item: unknown): { experiment?: string } {
  const parsed = z.object({ experiment: z.string() }).safeParse(item);
  return parsed.success ? parsed.data : {};
}
