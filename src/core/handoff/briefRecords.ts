import type { CrossingEvent } from '../boundary/crossing.ts';
import type { PresentState } from '../evidence/describeEvidence.ts';
import type { EvidenceEvent } from '../evidence/evidenceEvent.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Generation, PrototypeFile } from '../generation/fileChange.ts';
import type { Manifest } from '../manifest.ts';
import type { BriefGap } from './briefSchema.ts';
import type { ScreenPicture } from './screens/screenPicture.ts';

/** All a brief is made from, as the lab holds it. */
export interface BriefRecords {
  readonly manifest: Manifest;
  readonly experiment: Experiment;
  /** The variant that is handed off; `undefined` when there is none. */
  readonly variant: string | undefined;
  /** That variant's files. */
  readonly files: readonly PrototypeFile[];
  /** The events of each session, by session id. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceEvent[]>;
  /** How many records of each log could not be read. */
  readonly unreadable: {
    readonly evidence: number;
    readonly generations: number;
    readonly crossings: number;
  };
  readonly generations: readonly Generation[];
  readonly crossings: readonly CrossingEvent[];
  /** Pictures of its screens, as far as they were taken. */
  readonly screens?: readonly ScreenPicture[];
  /** What a scan of those files says, where there was one; left out, they are scanned. */
  readonly gaps?: readonly BriefGap[];
  /** Hash of the protocol and fingerprints of the prototypes as they are now; left out, nothing is held against them. */
  readonly present?: PresentState;
}

/**
 * The time of the latest record. The experiment's `updatedAt` is left out: handing off changes it, and a
 * second export must come out as the first did.
 */
export function latestRecord(records: BriefRecords): string {
  const { experiment } = records;
  return [
    experiment.createdAt,
    experiment.verdict?.at ?? '',
    experiment.lock?.at ?? '',
    experiment.extension?.at ?? '',
    ...[
      ...experiment.amendments,
      ...(experiment.reviews ?? []),
      ...experiment.variants.map(({ createdAt }) => ({ at: createdAt })),
      ...[...records.evidence.values()].flat(),
      ...records.generations,
      ...records.crossings,
    ].map(({ at }) => at),
  ].reduce((latest, at) => (at > latest ? at : latest));
}
