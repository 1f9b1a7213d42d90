import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { deleteIn } from './atomicWrite.ts';
import { evidenceSegments } from './evidenceLine.ts';
import { assemble, listLogs, noEvidence, readLogs, type Evidence, type KeptLog } from './evidenceLogs.ts';
import { faultCode } from './faults.ts';
import { inExistingFolder, type HeldFolder } from './jail.ts';

/** What is kept of one experiment. */
interface Kept {
  readonly logs: ReadonlyMap<string, KeptLog>;
  /** Logs of withdrawn sessions that could not be deleted. */
  readonly ghosts: readonly string[];
  /** What {@link EvidenceCache.read} made of them. */
  readonly evidence: Evidence;
}

/**
 * Reads the evidence of a lab's experiments and keeps it in memory, so that of thousands of sessions only those are read again
 * whose files changed. Logs of withdrawn sessions that came back, by git or from an old copy, are never read; those
 * found when an experiment is read first are deleted.
 */
export class EvidenceCache {
  readonly #root: string;
  readonly #kept = new Map<string, Kept>();

  /** @param root the lab's real path */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * The events of every session, by session id in alphabetical order; what cannot be used is reported.
   * @param looked see app/ports.ts
   */
  async read(slug: string, looked?: ReadonlySet<string>): Promise<Evidence> {
    const evidence = await inExistingFolder(this.#root, evidenceSegments(slug), (folder) =>
      this.#readIn(slug, folder, looked),
    );
    if (evidence === undefined) this.#kept.delete(slug);
    return evidence ?? noEvidence;
  }

  async #readIn(
    slug: string,
    folder: HeldFolder,
    looked: ReadonlySet<string> | undefined,
  ): Promise<Evidence> {
    const kept = this.#kept.get(slug);
    const { names, ghosts } = await listLogs(folder);
    const left = kept ? ghosts : await deleteGhosts(folder, ghosts);
    const logs = await readLogs(folder, names, kept?.logs ?? new Map(), looked);
    const isSame = kept?.logs === logs && kept.ghosts.join() === left.join();
    const evidence = isSame ? kept.evidence : assemble(folder, logs, left);
    this.#kept.set(slug, { logs, ghosts: left, evidence });
    return evidence;
  }
}

/** Deletes them where the disk allows it. @returns those that are still there */
async function deleteGhosts(folder: HeldFolder, names: readonly string[]): Promise<string[]> {
  const left: string[] = [];
  for (const name of names) {
    await deleteIn(folder, name).catch((error: unknown) => {
      if (!(error instanceof FootbridgeError) && faultCode(error) === undefined) throw error;
      left.push(name);
    });
  }
  return left;
}
