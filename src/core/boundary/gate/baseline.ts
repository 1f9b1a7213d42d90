import * as z from 'zod';

const entrySchema = z.strictObject({
  /** Names one violation; the gate prints it beside each. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  rule: z.string().min(1).max(100),
  path: z.string().min(1).max(4096),
  /** Why it may stay for now. */
  reason: z.string().trim().min(3).max(1000),
  /** The last day on which it may, such as `2027-01-31`. */
  expires: z.iso.date(),
});
const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  violations: z.array(entrySchema).max(10_000),
});

/** One known violation that may stay until a day. */
export type BaselineEntry = z.infer<typeof entrySchema>;

/**
 * Reads a baseline.
 * @returns its entries, or in `problem` what is wrong with it: a baseline that cannot be read approves nothing
 */
export function readBaseline(text: string): { entries: readonly BaselineEntry[]; problem?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { entries: [], problem: error instanceof Error ? error.message : 'it is no JSON' };
  }
  const parsed = baselineSchema.safeParse(value);
  return parsed.success
    ? { entries: parsed.data.violations }
    : { entries: [], problem: z.prettifyError(parsed.error) };
}

/** The text of a baseline, entries in a stable order so that two people's additions merge. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const keyOf = (entry: BaselineEntry): string => `${entry.path}\n${entry.rule}\n${entry.fingerprint}`;
  const violations = entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: 1, violations }, undefined, 2)}\n`;
}

/** Whether every entry of `now` was already in `before`, word for word: then the gate only became stricter. */
export function onlyRemoves(before: readonly BaselineEntry[], now: readonly BaselineEntry[]): boolean {
  const known = new Set(before.map((entry) => JSON.stringify(entry)));
  return now.every((entry) => known.has(JSON.stringify(entry)));
}
