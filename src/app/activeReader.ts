import { readCrossings, type CrossingEvent } from '../core/boundary/crossing.ts';
import type { EvidenceEvent } from '../core/evidence/evidenceEvent.ts';
import { readManySessions } from '../core/evidence/readManySessions.ts';
import { readSession, type Session } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Generation } from '../core/generation/fileChange.ts';
import type { ActiveExperiment } from './labState.ts';
import { pace } from './pace.ts';
import type { ReadLog } from './ports.ts';

type Logs = ReadonlyMap<string, readonly EvidenceEvent[]>;

/** What an active experiment was made of. */
type Sources = readonly [Experiment, Logs, ReadLog<Generation[]>, ReadLog<CrossingEvent[]>];

/**
 * Makes active experiments of what the store read. As the store returns the same objects for what did not change, only sessions
 * that did are read again, and a whole that did not change stays the same object.
 */
export class ActiveReader {
  /** By the events of their log; those that nobody has any more are forgotten. */
  readonly #sessions = new WeakMap<readonly EvidenceEvent[], { readonly session: Session | undefined }>();
  #last: { readonly sources: Sources; readonly active: ActiveExperiment } | undefined;

  async read(...sources: Sources): Promise<ActiveExperiment> {
    const last = this.#last;
    const isSame = (index: number) => last?.sources[index] === sources[index];
    if (last && sources.every((_, index) => isSame(index))) return last.active;
    const [experiment, logs, generations, crossings] = sources;
    const active = {
      experiment,
      sessions: last && isSame(1) ? last.active.sessions : await this.#readSessions(logs),
      generations: generations.records,
      crossings: last && isSame(3) ? last.active.crossings : readCrossings(crossings.records),
    };
    this.#last = { sources, active };
    return active;
  }

  async #readSessions(logs: Logs): Promise<Session[]> {
    return await readManySessions(logs, pace(), (events) => {
      const known = this.#sessions.get(events);
      if (known) return known.session;
      const session = readSession(events);
      this.#sessions.set(events, { session });
      return session;
    });
  }
}
