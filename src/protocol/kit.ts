/** What a test kit is made from and what it hands back: types for its page, which checks nothing that we wrote ourselves. */
export type { KitData } from '../core/evidence/kitData.ts';
export type { EvidenceEvent } from '../core/evidence/evidenceEvent.ts';
export type { ResultFile } from '../core/evidence/resultFile.ts';
