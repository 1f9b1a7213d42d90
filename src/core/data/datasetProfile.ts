import * as z from 'zod';

/** Version of `data/<dataset>/dataset.json`. */
export const datasetVersion = 1;

const columnTypes = ['integer', 'number', 'boolean', 'date', 'datetime', 'text'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** What a column may tell about a person. `name` stands for the names of people. */
const personalKinds = [
  'name',
  'email',
  'phone',
  'address',
  'birthDate',
  'bankAccount',
  'card',
  'nationalId',
  'ipAddress',
  'health',
  'location',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/**
 * One cell. Numbers are numbers; dates are `2026-05-31` and times `2026-05-31T14:05:00` (UTC where the source named a
 * zone, else as written), so that they sort as text; an empty cell is `null`.
 */
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;

const countSchema = z.number().int().min(0);

const columnProfileSchema = z.object({
  /** What code calls the column: letters of any script, digits and `_`; unique in its dataset. */
  name: z.string().min(1).max(60),
  /** The heading as the file has it, cut to 200 characters. */
  label: z.string().max(200),
  type: z.enum(columnTypes),
  /** Cells that are not empty. */
  filled: countSchema,
  /** Different values; counting stops at {@link distinctLimit}. */
  distinct: countSchema,
  /** The smallest and largest value; for text the shortest and longest length, in characters. */
  min: cellSchema.optional(),
  max: cellSchema.optional(),
  /** At most five values, the most frequent of the first rows first; cut to 80 characters. */
  examples: z.array(cellSchema).max(5),
  /** Set when the column looks like personal data. Until it is approved, no value of it is anywhere in a profile. */
  personal: z
    .object({
      kind: z.enum(personalKinds),
      /** Why it looks so, as a sentence. */
      why: z.string().max(300),
      approved: z.boolean(),
    })
    .optional(),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

/** Different values of a column are counted up to here; a column that has as many has "at least" so many. */
export const distinctLimit = 1000;

export const datasetFormats = ['csv', 'json', 'jsonl', 'xlsx'] as const;
export type DatasetFormat = (typeof datasetFormats)[number];

/** What is known of an attached file without its content: enough to build a tool on, small enough for a prompt. */
export const datasetProfileSchema = z.object({
  schemaVersion: z.literal(datasetVersion),
  /** The folder's name, and what `loadData` is given. */
  id: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  /** The attached file's own name, without its folder. */
  sourceName: z.string().min(1).max(300),
  format: z.enum(datasetFormats),
  /** Size of the attached file in bytes. */
  bytes: countSchema,
  rows: countSchema,
  attachedAt: z.iso.datetime(),
  columns: z.array(columnProfileSchema).min(1),
  /** At most five rows, by column name; personal columns that nobody approved are left out, long texts cut. */
  sample: z.array(z.record(z.string(), cellSchema)).max(5),
  /** What a person should know about how the file was read, as sentences. */
  issues: z.array(z.string().max(400)),
});
export type DatasetProfile = z.infer<typeof datasetProfileSchema>;

/** Whether a column's values may be used: it is not personal, or somebody approved its use. */
export function mayBeUsed(column: ColumnProfile): boolean {
  return column.personal === undefined || column.personal.approved;
}
