import * as z from 'zod';

/** Version of `footbridge.json`. */
export const manifestVersion = 1;

/** Name of the file that makes a folder a lab. */
export const manifestName = 'footbridge.json';

/** `footbridge.json`: what makes a folder a lab, and which production folders it explores for. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(manifestVersion),
  name: z.string().min(1).max(100),
  createdAt: z.iso.datetime(),
  /** Linked by relative path and git remote, never by an absolute path, so that a lab can be shared. */
  production: z.array(
    z.object({ name: z.string().min(1), path: z.string().min(1), remote: z.string().optional() }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
