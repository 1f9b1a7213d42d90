import { errors } from '../core/errors.ts';
import type { Deletion, OutOfReach } from '../core/evidence/outOfReach.ts';
import { fingerprintOf, sameCode } from '../core/evidence/participantCode.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import type { Session } from '../core/evidence/session.ts';
import { pace } from './pace.ts';
import type { LabStore } from './ports.ts';

interface Deps {
  readonly store: LabStore;
  readonly sha256: Sha256;
  /** Looks for what is out of reach beside the lab's own records. Never throws. */
  readonly look: (deletion: Deletion) => Promise<readonly OutOfReach[]>;
}

/**
 * Deletes all that was recorded about a participant, without a way back, also after the verdict, and keeps their code from being
 * used again. Withdrawing somebody once more deletes what has come back since.
 *
 * @param participant their code, however it is written
 * @returns the files that were deleted, relative to the lab, and what is out of reach
 * @throws FootbridgeError `unknown-participant`
 */
export async function withdrawParticipant(
  slug: string,
  participant: string,
  { store, sha256, look }: Deps,
): Promise<{ deleted: string[]; outOfReach: OutOfReach[] }> {
  const { deleted, theirs } = await store.holdSessions(slug, async () => {
    const sessions = await readManySessions((await store.readEvidence(slug)).records, pace());
    const found = sessions.filter((session) => sameCode(session.participant, participant));
    const fingerprint = fingerprintOf(slug, participant, sha256);
    const { participants: withdrawn } = await store.readWithdrawn(slug);
    if (found.length === 0 && !withdrawn.has(fingerprint)) throw errors.unknownParticipant(participant);
    const ids = found.map(({ id }) => id);
    return { deleted: await store.withdrawEvidence(slug, ids, fingerprint), theirs: found };
  });
  const found = await look({ slug, participant: participant.trim(), files: deleted });
  return { deleted, outOfReach: [...found, ...origins(theirs), ...(await unreadable(slug, store))] };
}

/** Where results came from that were recorded elsewhere. */
function origins(sessions: readonly Session[]): OutOfReach[] {
  const sources = new Set(sessions.map(({ source }) => source));
  return [
    ...(sources.has('kit') ? [{ kind: 'resultFile' } as const] : []),
    ...(sources.has('capture') ? [{ kind: 'capture' } as const] : []),
  ];
}

/** Files of which no session can be read; those that have but a damaged line belong to somebody who is known. */
async function unreadable(slug: string, store: LabStore): Promise<OutOfReach[]> {
  const { records, damaged } = await store.readEvidence(slug);
  const known = (file: string) => records.has(/([^/]*)\.jsonl$/.exec(file)?.[1] ?? '');
  const files = [...new Set(damaged.map(({ file }) => file.replace(/:\d+$/, '')))].filter(
    (file) => !known(file),
  );
  return files.length === 0 ? [] : [{ kind: 'unreadable', files }];
}
