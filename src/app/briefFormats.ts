import type { Blocker } from '../core/handoff/briefSchema.ts';
import type { ReviewStatus } from '../core/handoff/review/review.ts';

/** Texts that are written besides `brief.md` and `brief.json`. */
export const briefFormats = ['html', 'issue', 'spec'] as const;
export type BriefFormat = (typeof briefFormats)[number];

/** The files are paths; they are missing when the export was blocked. */
export interface BriefExport {
  readonly status: 'final' | 'draft' | 'blocked';
  readonly brief?: string;
  readonly json?: string;
  readonly html?: string | undefined;
  readonly issue?: string | undefined;
  readonly spec?: string | undefined;
  readonly blockers: readonly Blocker[];
  /** Where a copy lies of the brief that was there, when somebody had written more into it than an answer. */
  readonly edited?: string;
  /** What engineering had answered in the brief that was there, and what was recorded before it was written anew. */
  readonly review?: ReviewStatus;
}
