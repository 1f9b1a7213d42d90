import { describeEvidence } from '../evidence/describeEvidence.ts';
import type { EvidenceReading } from '../evidence/evidenceReading.ts';
import { orderedSessions } from './briefSessions.ts';
import type { BriefRecords } from './briefRecords.ts';

/**
 * What the evidence of some records says, with the variant as the deciding one that was decided on: two may do equally well. Before
 * a verdict it is the one that would be handed off, if somebody tried it, or else the one that the count rests on.
 */
export function decidedReading({ evidence, experiment, present, variant }: BriefRecords): EvidenceReading {
  const reading = describeEvidence(orderedSessions(evidence), experiment, present);
  const decidedOn = experiment.verdict?.variant;
  const found = reading.variants.find((one) => one.variant === (decidedOn ?? variant));
  const deciding = found ?? (decidedOn === undefined ? reading.deciding : untried(experiment, decidedOn));
  return { ...reading, deciding, outcome: deciding.outcome };
}

/** Nobody is left who tried it, as when they withdrew. */
function untried(experiment: BriefRecords['experiment'], variant: string): EvidenceReading['deciding'] {
  const { createdAt } = experiment;
  const alone = experiment.variants.filter(({ id }) => id === variant);
  const variants = alone.length > 0 ? alone : [{ id: variant, createdAt }];
  return describeEvidence([], { ...experiment, variants }).deciding;
}
