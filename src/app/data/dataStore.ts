import type { DataApproval } from '../../core/data/dataApproval.ts';
import type { ChunkEncoding } from '../../core/data/chunkEncoding.ts';
import type { DatasetProfile } from '../../core/data/datasetProfile.ts';
import type { PackedDataset } from '../../core/data/toolPage.ts';
import type { DamagedRecord } from '../ports.ts';

/** A dataset of an experiment: what it looks like, and who approved the use of which personal columns. */
export interface Dataset {
  readonly profile: DatasetProfile;
  readonly approvals: readonly DataApproval[];
}

/** How far reading a file has come. */
export interface AttachProgress {
  /** Of the file, in bytes. */
  readonly read: number;
  readonly total: number;
  readonly rows: number;
}

export interface AttachOrder {
  /** File-system path of the file to read. */
  readonly file: string;
  /** ISO time that the profile carries. */
  readonly at: string;
  /** Replaces the dataset of this id; without it a new one is made, named after the file. */
  readonly replaces?: string;
  readonly onProgress?: (progress: AttachProgress) => void;
  readonly signal: AbortSignal;
  /**
   * Throws where the experiment may have no data any more. Asked before anything is written and again when the file was read,
   * while nobody can throw a prototype away or take one back.
   */
  readonly refuse?: () => Promise<void>;
}

/** A piece of one column, at most 4 MiB. Chunks of a column come in the order of their rows. */
export interface DataChunk {
  readonly column: string;
  /** Which piece of its column this is, from 0. */
  readonly index: number;
  readonly rows: number;
  readonly encoding: ChunkEncoding;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Which part of a dataset is wanted; without it all that may be used. */
export interface DataSelection {
  readonly columns?: readonly string[];
  /** Only the first so many rows. */
  readonly rows?: number;
}

/** The data attached to the experiments of one lab. Columns with personal data that nobody approved never leave it. */
export interface DataStore {
  /**
   * Reads a CSV, JSON, JSON Lines or XLSX file of at most 100 MB into the experiment's data. Afterwards the
   * dataset is there whole, or nothing changed.
   * @throws FootbridgeError `cancelled`, `data-unreadable`, `data-too-large`, `busy`, `disk-full`, `write-failed`,
   *   `unsafe-path`, and what `refuse` throws
   */
  attach(slug: string, order: AttachOrder): Promise<DatasetProfile>;
  /** The datasets of an experiment by name, and those that cannot be read. */
  list(slug: string): Promise<{ datasets: Dataset[]; damaged: DamagedRecord[] }>;
  /**
   * Records that these personal columns may be used.
   * @throws FootbridgeError `unknown-dataset`, `unknown-column`, `damaged-file`, `newer-version`, `write-failed`
   */
  approve(slug: string, dataset: string, approval: DataApproval): Promise<DatasetProfile>;
  /** Deletes a dataset; one that is not there is as good. */
  remove(slug: string, dataset: string): Promise<void>;
  /**
   * Reads what may be used, one column after the other.
   * @throws FootbridgeError `unknown-dataset`, `damaged-file`
   */
  readChunks(slug: string, dataset: string, selection?: DataSelection): AsyncIterable<DataChunk>;
}

/** How far packing goes: once more than `most` bytes are packed the rest is only measured. */
export interface PackLimits {
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

/** Packs a dataset for a saved tool; see node/data/packDataset. */
export type PackDataset = (
  store: DataStore,
  slug: string,
  profile: DatasetProfile,
  selection: DataSelection,
  limits: PackLimits,
) => Promise<
  PackedDataset & {
    readonly columns: readonly { readonly name: string; readonly label: string; readonly bytes: number }[];
  }
>;
