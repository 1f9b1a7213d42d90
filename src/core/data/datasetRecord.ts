import * as z from 'zod';
import { chunkEncodings, largestChunk } from './chunkEncoding.ts';
import { dataApprovalSchema } from './dataApproval.ts';
import { datasetProfileSchema, datasetVersion } from './datasetProfile.ts';

const count = z.number().int().min(0);

/** Where one chunk lies in the columns file. */
export const chunkPlaceSchema = z.object({
  offset: count,
  bytes: count.max(largestChunk),
  rows: count,
  encoding: z.enum(chunkEncodings),
});
export type ChunkPlace = z.infer<typeof chunkPlaceSchema>;

/** `data/<dataset>/dataset.json`: it is written last, so a dataset is there exactly when its record is. */
export const datasetRecordSchema = z.object({
  schemaVersion: z.literal(datasetVersion),
  profile: datasetProfileSchema,
  approvals: z.array(dataApprovalSchema),
  /** Name of the file beside this one that holds the columns. */
  columnsFile: z.string().regex(/^columns-[0-9a-f]{16}\.bin$/),
  /** By column, in the order of the profile. */
  chunks: z.array(z.array(chunkPlaceSchema)),
});
export type DatasetRecord = z.infer<typeof datasetRecordSchema>;
