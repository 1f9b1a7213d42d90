/** The small interfaces through which use cases reach disk, models, compiler, clock and chance. */
import type { CrossingEvent } from '../core/boundary/crossing.ts';
import type { EvidenceEvent } from '../core/evidence/evidenceEvent.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { HypothesisDraft } from '../core/experiment/hypothesis.ts';
import type {
  Generation,
  PrototypeAsset,
  PrototypeFile,
  PrototypeSource,
  VariantChange,
} from '../core/generation/fileChange.ts';
import type { ModelEvent, ModelRequest, ModelTraits } from '../core/generation/modelTurn.ts';
import type { Learning } from '../core/handoff/learning/learning.ts';
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
  /**
   * Writes a new experiment, unless anything lies in its folder by then: a record, also one that cannot be read, or what is left
   * of another experiment.
   * @returns whether it was written
   */
  createExperiment(experiment: Experiment): Promise<boolean>;
  /**
   * Reads an experiment, changes it and writes it back while nobody else does, also in other windows; several turns
   * may end at once. Returns what was written.
   */
  updateExperiment(slug: string, change: (experiment: Experiment) => Experiment): Promise<Experiment>;
  appendGeneration(slug: string, generation: Generation): Promise<void>;
  /** The turns in the order in which they were written. */
  readGenerations(slug: string): Promise<ReadLog<Generation[]>>;
  appendEvidence(slug: string, session: string, event: EvidenceEvent): Promise<void>;
  /**
   * Adds those of a session's events whose ids are not there yet: all of them or none.
   *
   * @returns how many were added
   * @throws FootbridgeError `participant-withdrawn` when the session was withdrawn
   */
  addEvidence(slug: string, session: string, events: readonly EvidenceEvent[]): Promise<number>;
  /**
   * Deletes all that is kept of these sessions, without a way back, and leaves a tombstone for each.
   *
   * @param participant fingerprint of the code, by which later results of the same person are known
   * @returns the files that were deleted, relative to the lab
   */
  withdrawEvidence(slug: string, sessions: readonly string[], participant: string): Promise<string[]>;
  /** Sessions and participants (fingerprints) that were withdrawn. */
  readWithdrawn(slug: string): Promise<{
    readonly sessions: ReadonlySet<string>;
    readonly participants: ReadonlySet<string>;
  }>;
  /**
   * Runs what reads the sessions of an experiment and then begins one, while nobody else does, also in other windows. For
   * moments only: others wait a few seconds, then get the error `write-failed`.
   */
  holdSessions<T>(slug: string, work: () => Promise<T>): Promise<T>;
  /**
   * The events of every session that was not withdrawn, by session id. Reads again only what changed; the result, and the
   * events of each session, are the same object as before where nothing did. Not to be changed by the caller.
   * @param looked sessions whose logs are looked at again, for whoever needs only these and which others there are; all of them,
   *   when left out. Logs that were never read are read in any case.
   */
  readEvidence(slug: string, looked?: ReadonlySet<string>): Promise<ReadLog<Map<string, EvidenceEvent[]>>>;
  appendCrossing(slug: string, event: CrossingEvent): Promise<void>;
  readCrossings(slug: string): Promise<ReadLog<CrossingEvent[]>>;
  /** The variant's text files, by path; an empty list when there is no prototype yet. */
  readVariant(slug: string, variant: string): Promise<PrototypeFile[]>;
  /** The variant's pictures and fonts, by path. */
  readAssets(slug: string, variant: string): Promise<PrototypeAsset[]>;
  /** Applies a whole turn through the path jail: after it either all changes hold or none. Returns the changed paths. */
  applyTurn(slug: string, variant: string, changes: readonly VariantChange[]): Promise<string[]>;
  /**
   * Runs what reads a variant and then changes it while nobody else does, also in other windows. For moments only:
   * others wait a few seconds, then get the error `busy`.
   */
  holdVariant<T>(slug: string, variant: string, work: () => Promise<T>): Promise<T>;
  /** Where the variant's folder is, for links and the user's own editor. */
  variantFolder(slug: string, variant: string): string;
  /**
   * Writes a brief with its pictures into the experiment's `handoff` folder, or into `target`. Returns the path of each text, and
   * of the copy of an edited one.
   */
  writeBrief(
    slug: string,
    brief: BriefFiles,
    target?: string,
  ): Promise<BriefPaths & { readonly edited?: string }>;
  /** The brief's Markdown where it was exported to, with its path and the data beside it; `undefined` when there is none. */
  readBrief(
    slug: string,
    target?: string,
  ): Promise<{ file: string; text: string; json: string | undefined } | undefined>;
  /**
   * Changes texts of the brief in the experiment's own folder, all of them or none, unless somebody writes them at the same
   * time. What is not UTF-8 is left out, as it could not be written back as it was.
   *
   * @param change is given the texts that are there, and returns those that change
   * @returns whether they are as `change` returned them
   */
  changeBrief(slug: string, change: (texts: BriefTexts) => Promise<BriefTexts>): Promise<boolean>;
  /** Sessions of the experiment that some window is running at the moment. */
  runningSessions(slug: string): Promise<string[]>;
  /** What would go with the prototypes of an experiment, checkpoints aside. */
  measurePrototype(slug: string): Promise<PrototypeSize>;
  /**
   * Moves all that belongs to the prototypes of an experiment into the lab's trash and writes down that it is discarded:
   * whenever the process ends, opening the lab again shows one or the other.
   *
   * @param refuse throws when the experiment, as it is read then, may not be discarded
   * @throws FootbridgeError `busy` when another window writes
   */
  discard(slug: string, at: Date, refuse: (experiment: Experiment) => void): Promise<Experiment>;
  /**
   * Takes it out of the trash again, in the same way.
   * @throws FootbridgeError `nothing-to-restore`, `restore-in-the-way`, `busy`
   */
  restore(slug: string, at: Date): Promise<Experiment>;
  /** Deletes for good what has been in the trash for 30 days. Leaves what it cannot delete for the next time. */
  emptyTrash(now: Date): Promise<void>;
  /**
   * The learning cards, newest first: the same object as before while nothing changed. Cards that a newer Footbridge wrote, or
   * that cannot be read, are named and left as they are.
   */
  readLearnings(): Promise<ReadLog<readonly Learning[]>>;
  /**
   * Writes a card; parts that somebody added to the one that is there are kept.
   * @returns its path
   * @throws FootbridgeError `newer-version`, `disk-full`, `write-failed`, `unsafe-path`
   */
  writeLearning(learning: Learning): Promise<string>;
  /** Where a card lies, or would. */
  learningFile(slug: string): string;
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

interface NamedFile {
  readonly name: string;
  readonly data: string | Uint8Array;
}

/** The texts of a brief, or their paths. */
export interface BriefPaths {
  readonly brief: string;
  readonly json: string;
  readonly html?: string | undefined;
  readonly issue?: string | undefined;
  readonly spec?: string | undefined;
}

/** Texts of a brief that say what engineering answered, as far as they are there. */
export type BriefTexts = Partial<Pick<BriefPaths, 'brief' | 'json' | 'html'>>;

/** The files of a brief: texts beside each other, drawings and pictures of screens in folders of their own. */
export interface BriefFiles {
  readonly texts: BriefPaths;
  readonly pictures: readonly NamedFile[];
  readonly screens: readonly NamedFile[];
  /** A copy, beside the new one, of a brief that people wrote into. */
  readonly edited: NamedFile | undefined;
}

/** What belongs to the prototypes of an experiment on the disk. */
export interface PrototypeSize {
  /** Variants that have files. */
  readonly variants: number;
  readonly files: number;
  readonly datasets: number;
  /** Of all that goes, checkpoints included. */
  readonly bytes: number;
  /** Whether a brief was exported into the lab. */
  readonly hasBrief: boolean;
}

/** The history of a lab's prototypes, kept apart from the user's own git. */
export interface Checkpoints {
  /**
   * Records the variant's folder as it is and returns the checkpoint's id: that of where it is at while nothing has
   * changed since, else a new one, also for a state that was there before. So a checkpoint has one way back.
   */
  save(slug: string, variant: string, message: string): Promise<string>;
  /** The changes that bring the variant's folder from how it is now to how it was at a checkpoint. */
  restore(slug: string, variant: string, checkpoint: string): Promise<VariantChange[]>;
  /** Says that the folder was brought to a checkpoint: whatever changes next begins there. */
  arrive(slug: string, variant: string, checkpoint: string): Promise<void>;
  /** The prototype as it was at a checkpoint; the folder is not touched. */
  read(slug: string, variant: string, checkpoint: string): Promise<PrototypeSource>;
  /** The variant's checkpoints, newest first. */
  list(slug: string, variant: string): Promise<CheckpointEntry[]>;
  /** The checkpoint that the variant's folder is like now, or `undefined` when it was edited since. */
  current(slug: string, variant: string): Promise<string | undefined>;
}

/** A checkpoint in the list of its variant. `at` is an ISO time. */
export interface CheckpointEntry {
  readonly id: string;
  readonly at: string;
  readonly message: string;
  /** The checkpoint the folder was at before: hand edits and turns start from there. */
  readonly from: string | undefined;
}

/** A model behind any protocol. */
export interface ModelProvider {
  /** For records and the UI, e.g. `openaiCompatible`, and the model's own name. */
  readonly id: string;
  readonly model: string;
  /** Whether it reaches the network, and so waits for a trusted window. */
  readonly needsTrust: boolean;
  /**
   * Whether it is a model one can talk with. The offline starter is not: it is never asked for questions,
   * corrections or fixes, and its prompts have no budget.
   */
  readonly converses: boolean;
  /** What is known of the model; asks the provider at most once. Never throws: what cannot be learnt is left out. */
  traits(signal: AbortSignal): Promise<ModelTraits>;
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

export interface CompileOptions {
  /** The page can be asked for pictures of itself, which only pages in the window that takes them need. */
  readonly takesPictures?: boolean;
}

export interface PrototypeCompiler {
  /**
   * @param title shown as the page's title
   * @throws FootbridgeError `compile-failed` when the prototype cannot run, with file and line
   */
  compile(source: PrototypeSource, title: string, options?: CompileOptions): Promise<CompiledPrototype>;
  /**
   * What {@link PrototypeCompiler.compile} would have to say, without a page.
   *
   * @returns errors and warnings with file and line; without an error among them the prototype runs
   */
  check(source: PrototypeSource): Promise<readonly PrototypeFinding[]>;
}
