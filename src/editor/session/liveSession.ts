import type { LiveView } from '../../protocol/guideEvidence.ts';

/** A session that is under way in this window, as far as it is not evidence: who observes needs it, and nobody later. */
export type LiveSession = { readonly experiment: string } & Required<LiveView>;
