import type { DataHeader, DatasetName } from '../../../protocol/data.ts';

/** What a prototype gets when it asks for data: its bytes in pieces, the names of all datasets, or why not. */
export type DataAnswer =
  | { readonly header: DataHeader; readonly blobs: readonly Blob[] }
  | { readonly datasets: readonly DatasetName[] }
  | { readonly refused: string };
