import { FootbridgeError } from '../core/errors/footbridgeError.ts';
import { PresentSessions } from '../core/evidence/admitSession.ts';
import type { EvidenceEvent } from '../core/evidence/evidenceEvent.ts';
import { readGiven, type GivenSession } from '../core/evidence/givenSession.ts';
import type { Sha256 } from '../core/evidence/protocol.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { advance } from '../core/experiment/lifecycle.ts';
import { refuseClosed } from '../core/experiment/refuseClosed.ts';
import { pace } from './pace.ts';
import type { Clock, LabStore } from './ports.ts';
import { readKnownNames } from './readKnownNames.ts';

/** A text that somebody hands in, or why it could not be read. `name` is what the file is called, for the report. */
export type ResultText =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly error: FootbridgeError };

export interface ImportDeps {
  readonly store: Pick<
    LabStore,
    | 'readExperiment'
    | 'updateExperiment'
    | 'readEvidence'
    | 'readVariant'
    | 'readWithdrawn'
    | 'addEvidence'
    | 'holdSessions'
  >;
  readonly clock: Clock;
  readonly sha256: Sha256;
  /** Cancelling keeps what was imported by then. */
  readonly signal?: AbortSignal | undefined;
  /** Is told after each few files how many were dealt with. */
  readonly onProgress?: ((files: number) => void) | undefined;
}

/** What came of an import, in sessions: a result file holds one, a capture many. */
export interface ImportReport {
  /** Sessions that are new, or of which something was new. */
  readonly imported: number;
  /** Sessions of which everything was there already. */
  readonly duplicates: number;
  readonly rejected: readonly { readonly file: string; readonly why: FootbridgeError }[];
  readonly cancelled: boolean;
}

/** Sessions that are added together: other windows wait meanwhile, for a fraction of a second. */
const together = 250;
/** Sessions that are written at the same time: more do not make it faster. */
const atOnce = 16;

/**
 * Adds the results of test sessions held elsewhere. Each session is added whole or not at all, and one that may not be added
 * does not keep the others out.
 *
 * @param files texts one by one; nothing of them is ever run
 * @throws FootbridgeError `already-decided`, and what the store throws for the disk; what was added by then stays
 */
export async function importResults(
  experiment: Experiment,
  files: Iterable<ResultText> | AsyncIterable<ResultText>,
  deps: ImportDeps,
): Promise<ImportReport> {
  refuseClosed(experiment);
  const rest = pace();
  const intake = new Intake(experiment.slug, deps, rest);
  let done = 0;
  for await (const file of files) {
    if (deps.signal?.aborted) break;
    await takeFile(file, intake, rest, deps.signal);
    done += 1;
    deps.onProgress?.(done);
  }
  await intake.flush();
  return intake.report(deps.signal?.aborted === true);
}

async function takeFile(
  file: ResultText,
  intake: Intake,
  rest: () => Promise<void> | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  if ('error' in file) return intake.reject(file.name, file.error);
  try {
    let sessions = 0;
    for await (const given of readGiven(file.text, rest, signal)) {
      if (signal?.aborted) return;
      sessions += 1;
      if (given.error) intake.reject(labelOf(file.name, given.name, sessions), given.error);
      else await intake.take(file.name, given.session, sessions);
    }
  } catch (error) {
    if (!(error instanceof FootbridgeError) || !error.code.startsWith('result-')) throw error;
    intake.reject(file.name, error);
  }
}

/** The file, and where it holds several sessions which one of them. */
function labelOf(file: string, part: string, sessions: number): string {
  return sessions > 1 ? `${file} (${part})` : file;
}

interface Waiting {
  readonly label: string;
  readonly given: GivenSession;
}

/** Gathers sessions and adds some at a time. */
class Intake {
  readonly #slug: string;
  readonly #deps: ImportDeps;
  readonly #rest: () => Promise<void> | undefined;
  #present: PresentSessions | undefined;
  #waiting: Waiting[] = [];
  #imported = 0;
  #duplicates = 0;
  readonly #rejected: { file: string; why: FootbridgeError }[] = [];

  constructor(slug: string, deps: ImportDeps, rest: () => Promise<void> | undefined) {
    this.#slug = slug;
    this.#deps = deps;
    this.#rest = rest;
  }

  reject(file: string, why: FootbridgeError): void {
    this.#rejected.push({ file, why });
  }

  async take(file: string, given: GivenSession, number: number): Promise<void> {
    const [started] = given.events;
    const part = started?.type === 'started' ? started.participant : given.session;
    this.#waiting.push({ label: labelOf(file, part, number), given });
    if (this.#waiting.length >= together) await this.flush();
  }

  report(cancelled: boolean): ImportReport {
    return {
      imported: this.#imported,
      duplicates: this.#duplicates,
      rejected: this.#rejected,
      cancelled,
    };
  }

  /** @throws FootbridgeError `already-decided`, and what the store throws for the disk */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    await this.#deps.store.holdSessions(this.#slug, () => this.#addAll(waiting));
  }

  async #addAll(waiting: readonly Waiting[]): Promise<void> {
    const { store, clock } = this.#deps;
    const experiment = await store.readExperiment(this.#slug);
    refuseClosed(experiment);
    // All logs are looked at once; later only those that are added to, or a long import would do little else.
    const looked = this.#present && new Set(waiting.map(({ given }) => given.session));
    const { records } = await store.readEvidence(this.#slug, looked);
    this.#present ??= await this.#lookAround(experiment);
    this.#present.update(experiment, records, await store.readWithdrawn(this.#slug));
    const counts = await this.#addEach(waiting, this.#present);
    if (!counts || advance(experiment, 'testing', clock.now()).stage === experiment.stage) return;
    await store.updateExperiment(this.#slug, (current) => advance(current, 'testing', clock.now()));
  }

  async #lookAround(experiment: Experiment): Promise<PresentSessions> {
    const ids = experiment.variants.map(({ id }) => id);
    const known = await readKnownNames(experiment, ids, this.#deps);
    return new PresentSessions(experiment, this.#deps.sha256, known);
  }

  /**
   * Adds a few at a time, so that the window has its turn meanwhile.
   * @returns whether one of them counts
   */
  async #addEach(waiting: readonly Waiting[], present: PresentSessions): Promise<boolean> {
    const queue = waiting.values();
    let counts = false;
    let failed = false;
    const work = async (): Promise<void> => {
      for (const each of queue) {
        await this.#rest();
        if (failed) return;
        counts = (await this.#add(each, present)) || counts;
      }
    };
    const failing = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        failed = true;
        throw error;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: atOnce }, failing));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return counts;
  }

  /** @returns whether it is there and counts, also where an import that was cut off had added it */
  async #add({ label, given }: Waiting, present: PresentSessions): Promise<boolean> {
    let events: readonly EvidenceEvent[];
    let count: number;
    try {
      events = present.admit(given);
      count = await this.#deps.store.addEvidence(this.#slug, given.session, events);
    } catch (error) {
      if (!(error instanceof FootbridgeError) || stops.has(error.code)) throw error;
      this.reject(label, error);
      return false;
    }
    if (count === 0) this.#duplicates += 1;
    else this.#imported += 1;
    const [started] = events;
    return started?.type === 'started' && started.pilot !== true;
  }
}

/** What would befall every session that follows as well. */
const stops: ReadonlySet<string> = new Set(['disk-full', 'write-failed', 'newer-version']);
