import * as z from 'zod';
import { datasetFormats, datasetProfileSchema } from '../../core/data/datasetProfile.ts';
import { chunkPlaceSchema } from '../../core/data/datasetRecord.ts';

/** What the import worker is started with. */
export const importOrderSchema = z.object({
  file: z.string(),
  name: z.string(),
  format: z.enum(datasetFormats),
  scratchFile: z.string(),
  columnsFile: z.string(),
});

/** What the import worker says: how far it is, and last one of the others. */
export const importMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), read: z.number(), rows: z.number() }),
  z.object({
    type: z.literal('done'),
    profile: datasetProfileSchema.pick({ rows: true, columns: true, sample: true, issues: true }),
    chunks: z.array(z.array(chunkPlaceSchema)),
  }),
  /** An expected failure, in the parts of a FootbridgeError. */
  z.object({
    type: z.literal('failed'),
    code: z.string(),
    template: z.string(),
    values: z.array(z.string()),
    action: z.object({ label: z.string(), command: z.string() }).optional(),
  }),
  /** A failed system call, such as a full disk; `bug` has the stack of anything else. */
  z.object({ type: z.literal('fault'), code: z.string().optional(), bug: z.string() }),
]);
export type ImportMessage = z.infer<typeof importMessageSchema>;
