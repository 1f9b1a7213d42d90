import { hypothesisDraftSchema, type HypothesisDraft } from '../core/experiment/hypothesis.ts';
import type { LabStore } from './ports.ts';

/** Name of the draft that is not yet an experiment. */
export const newDraftName = 'new';

/** A small store for the time before there is a lab; VS Code's workspace memento in practice. */
export interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const mementoKey = 'draft';

/** An empty draft, as the form shows it first. */
export function emptyDraft(): HypothesisDraft {
  return hypothesisDraftSchema.parse({});
}

/**
 * Drafts of hypotheses, saved as they are typed: in the lab when there is one, in the window's memento
 * before. What is in neither reads as `undefined`, and so does a draft that no longer fits the schema.
 */
export class Drafts {
  readonly #memento: Memento;
  readonly #store: () => LabStore | undefined;

  constructor(memento: Memento, store: () => LabStore | undefined) {
    this.#memento = memento;
    this.#store = store;
  }

  async read(name: string): Promise<HypothesisDraft | undefined> {
    const store = this.#store();
    if (store) return await store.readDraft(name);
    const parsed = hypothesisDraftSchema.safeParse(this.#memento.get(mementoKey));
    return parsed.success ? parsed.data : undefined;
  }

  /** Saves a draft, or removes it when `draft` is `undefined`. */
  async write(name: string, draft: HypothesisDraft | undefined): Promise<void> {
    const store = this.#store();
    await (store ? store.writeDraft(name, draft) : this.#memento.update(mementoKey, draft));
  }

  /** Moves what was typed before there was a lab into the lab; a draft the lab has already stays, and so does this one. */
  async moveIntoLab(store: LabStore): Promise<void> {
    const parsed = hypothesisDraftSchema.safeParse(this.#memento.get(mementoKey));
    if (!parsed.success || (await store.readDraft(newDraftName))) return;
    await store.writeDraft(newDraftName, parsed.data);
    await this.#memento.update(mementoKey, undefined);
  }
}
