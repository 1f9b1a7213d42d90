import * as z from 'zod';

/** The place in the prototype's own files, where it is known. */
const place = { file: z.string().max(300).optional(), line: z.number().int().optional() };

/**
 * What a running prototype page reports to the page around it, over a MessagePort that is taken before
 * any prototype code runs. The prototype is not trusted: everything is checked and bounded.
 */
export const pageReportSchema = z.discriminatedUnion('type', [
  /** The first screen is on the glass. `ms` counts from the start of the page. */
  z.object({ type: z.literal('painted'), ms: z.number().min(0), empty: z.boolean() }),
  z.object({ type: z.literal('screen'), screen: z.string().max(100), state: z.string().max(100) }),
  z.object({ type: z.literal('taskStep'), step: z.string().max(100) }),
  z.object({
    type: z.literal('error'),
    message: z.string().max(2000),
    /** What the error calls itself, as in `TypeError`. */
    kind: z.string().max(60).optional(),
    ...place,
  }),
  /** In a test: somebody pressed a key or pointed, which no script can feign. */
  z.object({ type: z.literal('input') }),
  /** Something the page tried that the lock forbids, such as a request. */
  z.object({ type: z.literal('blocked'), what: z.string().max(300), ...place }),
]);
export type PageReport = z.infer<typeof pageReportSchema>;
