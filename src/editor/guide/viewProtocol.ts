import { lockedHash, protocolDrift, protocolOf } from '../../core/evidence/protocol.ts';
import type { Session } from '../../core/evidence/session.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { ProtocolView } from '../../protocol/guideEvidence.ts';

/** The protocol as the guide shows it: locked or not, and how it was changed since. */
export function viewProtocol(experiment: Experiment, sessions: readonly Session[]): ProtocolView {
  const { lock, amendments } = experiment;
  const hash = lockedHash(experiment);
  return {
    ...(lock && hash !== undefined && { lock: { at: lock.at, hash } }),
    unlockable: lock !== undefined && lock.kitAt === undefined && sessions.every(({ pilot }) => pilot),
    consent: protocolOf(experiment).consent,
    drifted: protocolDrift(experiment, sha256),
    amendments: amendments.map(({ at, reason, fields, bar }) => ({ at, reason, fields, bar })),
  };
}
