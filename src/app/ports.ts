/** The small interfaces through which use cases reach disk, models, compiler, clock and chance. */
import type { CrossingEvent } from '../core/boundary/crossing.ts';
import type { EvidenceEvent } from '../core/evidence/session.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { HypothesisDraft } from '../core/experiment/hypothesis.ts';
import type { FileChange, Generation, PrototypeFile } from '../core/generation/fileChange.ts';
import type { ModelEvent, ModelRequest } from '../core/generation/modelTurn.ts';
import type { Manifest } from '../core/manifest.ts';
import type { PrototypeFinding } from '../core/prototype/finding.ts';
import type { Resume } from './resume.ts';

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** A new id, unique across machines, safe in file names. */
  next(): string;
}

/** A record that could not be used, and why, in words for the user. */
export interface DamagedRecord {
  readonly file: string;
  readonly why: string;
}

/** What logs hold, as far as it could be read; damaged lines are left out of `records` and never removed from disk. */
export interface ReadLog<T> {
  readonly records: T;
  readonly damaged: readonly DamagedRecord[];
}

/**
 * One lab on disk. Every write is all-or-nothing; every read is checked against its schema. Methods
 * throw FootbridgeError for what a user can meet: damaged or newer files, a full disk, unsafe paths.
 */
export interface LabStore {
  /** The lab's folder as a file-system path. */
  readonly root: string;
  readManifest(): Promise<Manifest>;
  /** All experiments that can be read, by creation time, and those that cannot. */
  listExperiments(): Promise<{ experiments: Experiment[]; damaged: DamagedRecord[] }>;
  readExperiment(slug: string): Promise<Experiment>;
  writeExperiment(experiment: Experiment): Promise<void>;
  appendGeneration(slug: string, generation: Generation): Promise<void>;
  /** The turns in the order in which they were written. */
  readGenerations(slug: string): Promise<ReadLog<Generation[]>>;
  appendEvidence(slug: string, session: string, event: EvidenceEvent): Promise<void>;
  /** The events of every session, by session id. */
  readEvidence(slug: string): Promise<ReadLog<Map<string, EvidenceEvent[]>>>;
  appendCrossing(slug: string, event: CrossingEvent): Promise<void>;
  readCrossings(slug: string): Promise<ReadLog<CrossingEvent[]>>;
  /** The variant's text files, by path; an empty list when there is no prototype yet. */
  readVariant(slug: string, variant: string): Promise<PrototypeFile[]>;
  /** Applies a whole turn through the path jail: after it either all changes hold or none. Returns the changed paths. */
  applyTurn(slug: string, variant: string, changes: readonly FileChange[]): Promise<string[]>;
  /** Where the variant's folder is, for links and the user's own editor. */
  variantFolder(slug: string, variant: string): string;
  /** Writes both files of a brief into the experiment's `handoff` folder, or into `target`. */
  writeBrief(
    slug: string,
    brief: { markdown: string; json: string },
    target?: string,
  ): Promise<{ brief: string; json: string }>;
  /**
   * Drafts by name: `new`, or the slug of the experiment that is being changed. A damaged one is moved out of the
   * way, listed in {@link LabStore.setAside} and read as `undefined`, so that work goes on without it.
   */
  readDraft(name: string): Promise<HypothesisDraft | undefined>;
  writeDraft(name: string, draft: HypothesisDraft | undefined): Promise<void>;
  /** What was found damaged and moved out of the way since the lab was opened. */
  readonly setAside: readonly DamagedRecord[];
  /** What was under way when the window restarted; taking it removes it, so that it happens once. */
  writeResume(resume: Resume): Promise<void>;
  takeResume(): Promise<Resume | undefined>;
}

/** The history of a lab's prototypes, kept apart from the user's own git. */
export interface Checkpoints {
  /** Records the variant's folder as it is and returns the checkpoint's id; unchanged folders return the last id. */
  save(slug: string, variant: string, message: string): Promise<string>;
  /** The changes that bring the variant's folder from how it is now to how it was at a checkpoint. */
  restore(slug: string, variant: string, checkpoint: string): Promise<FileChange[]>;
}

/** A model behind any protocol. */
export interface ModelProvider {
  /** For records and the UI, e.g. `openaiCompatible`, and the model's own name. */
  readonly id: string;
  readonly model: string;
  /** Whether it reaches the network, and so waits for a trusted window. */
  readonly needsTrust: boolean;
  /**
   * Streams one turn. Retries are this method's own and visible as events.
   * @throws FootbridgeError for every fault of network, provider or answer
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

/** A prototype compiled into one document, ready for the wrapper. */
export interface CompiledPrototype {
  /** The whole self-contained outer page, for a webview, a browser or a file. */
  readonly page: string;
  readonly findings: readonly PrototypeFinding[];
}

export interface PrototypeCompiler {
  /**
   * @param title shown as the page's title
   * @throws FootbridgeError `compile-failed` when the prototype cannot run, with file and line
   */
  compile(files: readonly PrototypeFile[], title: string): Promise<CompiledPrototype>;
}
