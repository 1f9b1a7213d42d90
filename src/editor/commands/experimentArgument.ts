import * as z from 'zod';

/** The arguments most commands share: which experiment (omitted: the active one) and which variant. */
export const experimentArgument = { experiment: z.string().max(60).optional() };
export const variantArgument = { variant: z.string().max(60).optional() };

/** The experiment of the tree item a command was run on, if it was run on one. */
export function experimentOf(item: unknown): { experiment?: string } {
  const parsed = z.object({ experiment: z.string() }).safeParse(item);
  return parsed.success ? parsed.data : {};
}

/** The experiment and the variant of the tree item a command was run on, as far as it stands for them. */
export function variantOf(item: unknown): { experiment?: string; variant?: string } {
  const parsed = z.object({ experiment: z.string(), variant: z.string().optional() }).safeParse(item);
  if (!parsed.success) return {};
  const { experiment, variant } = parsed.data;
  return variant === undefined ? { experiment } : { experiment, variant };
}
