/** How attached data crosses the border to the preview: asked for by request number, answered in chunks. */
import * as z from 'zod';
import type { ChunkEncoding } from '../core/data/chunkEncoding.ts';
import type { ColumnType } from '../core/data/datasetProfile.ts';

/** The preview wants a dataset, or with none named to know which there are. */
export const dataWantedSchema = z.object({
  type: z.literal('dataWanted'),
  request: z.number().int().min(0),
  dataset: z.string().max(60).optional(),
});
export type DataWanted = z.infer<typeof dataWantedSchema>;

/** What a dataset holds and how its bytes are laid out; see core/data/chunkEncoding. */
export interface DataHeader {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly label: string; readonly type: ColumnType }[];
  /** Chunks in the order in which they come: column after column, the rows of each in order. */
  readonly chunks: readonly {
    /** Position in `columns`. */
    readonly column: number;
    readonly rows: number;
    readonly encoding: ChunkEncoding;
    readonly bytes: number;
  }[];
}

export interface DatasetName {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
}

/** Answers to `dataWanted`: names, or chunks, then `dataEnd` with what they mean, or `dataRefused`. */
export type DataToPreview =
  | { readonly type: 'dataNames'; readonly request: number; readonly datasets: readonly DatasetName[] }
  | { readonly type: 'dataChunk'; readonly request: number; readonly bytes: ArrayBuffer }
  | { readonly type: 'dataEnd'; readonly request: number; readonly header: DataHeader }
  | { readonly type: 'dataRefused'; readonly request: number; readonly why: string }
  /** The data changed: what is kept of it is out of date. */
  | { readonly type: 'dataForget' };
