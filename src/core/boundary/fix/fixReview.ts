import * as z from 'zod';
import { zones } from '../zone.ts';
import { fixKinds } from './fixFile.ts';

/** Version of `handoff/fixes/<id>/review.json`. */
export const fixReviewVersion = 1;

const count = z.number().int().min(0);
const paths = z.array(z.string());

/** `review.json`: a proposed fix as data. Paths lie inside the production repository, with `/`. */
export const fixReviewSchema = z.object({
  schemaVersion: z.literal(fixReviewVersion),
  id: z.string().min(1),
  at: z.iso.datetime(),
  title: z.string(),
  why: z.string(),
  /** Slug of the experiment it came from. */
  experiment: z.string(),
  /** The commit to which the patch applies, and the branch that holds it where one was made. */
  base: z.string(),
  branch: z.string().optional(),
  /** The policy on the proposer's disk was in no commit, so it could only make limits stricter. */
  hasUncommittedPolicy: z.literal(true).optional(),
  files: z.array(
    z.object({
      path: z.string(),
      from: z.string().optional(),
      change: z.enum(['edit', 'create', 'rename', 'delete']),
      kind: z.enum(fixKinds),
      added: count,
      removed: count,
      zone: z.enum(zones),
      rule: z.string(),
      policyLine: count.optional(),
      owners: z.array(z.string()),
    }),
  ),
  owners: z.array(z.string()),
  reach: z.object({ direct: paths, indirect: paths, tests: paths, unknown: count }),
});
export type FixReview = z.infer<typeof fixReviewSchema>;
