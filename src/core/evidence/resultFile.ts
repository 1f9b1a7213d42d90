import * as z from 'zod';
import { evidenceEventSchema } from './evidenceEvent.ts';

/** Says what the file is, wherever it turns up. */
export const resultKind = 'footbridge-test-results';

/** Version of result files. */
export const resultVersion = 1;

/** Most events of one session that are read in. */
export const mostEvents = 20_000;

/** What a test kit hands back: one participant's session. */
export const resultFileSchema = z.object({
  kind: z.literal(resultKind),
  schemaVersion: z.literal(resultVersion),
  /** Slug of the experiment. */
  experiment: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Hash of the protocol that the kit was made with. */
  protocol: z.string().max(64),
  session: z.string().min(1).max(100),
  events: z.array(evidenceEventSchema).min(1).max(mostEvents),
});
export type ResultFile = z.infer<typeof resultFileSchema>;
