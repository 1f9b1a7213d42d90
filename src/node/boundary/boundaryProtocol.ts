import type { ImportGraphData } from '../../core/boundary/imports/importGraph.ts';
import type { ScanRequest, ScanResult } from '../../core/boundary/leaks/scanRequest.ts';
import type { ListedSides } from './leakListing.ts';
import type { GraphOptions } from './readImportGraph.ts';

/** The jobs of the boundary worker: what each is told and what it answers. Only plain values, as they cross from thread to thread. */
export interface BoundaryJobs {
  readonly graph: {
    readonly order: { readonly root: string } & Pick<GraphOptions, 'listing' | 'gone' | 'ignoresCase'>;
    readonly answer: ImportGraphData;
  };
  readonly leaks: {
    /** Files are listed by the worker: a listing of a large repository takes long to pass on. */
    readonly order: ListedSides & Pick<ScanRequest, 'files'> & Pick<GraphOptions, 'ignoresCase'>;
    readonly answer: ScanResult;
  };
}

export type BoundaryJob = keyof BoundaryJobs;

/** A job for the worker, or that nobody waits for one any more. */
export type BoundaryRequest =
  | {
      [Job in BoundaryJob]: {
        readonly id: number;
        readonly job: Job;
        readonly order: BoundaryJobs[Job]['order'];
      };
    }[BoundaryJob]
  | { readonly id: number; readonly job: 'cancel' };

/** What the worker says of a job: how far it is, and last its answer or the stack of its failure. */
export type BoundaryMessage =
  | { readonly id: number; readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly id: number; readonly type: 'done'; readonly answer: BoundaryJobs[BoundaryJob]['answer'] }
  | { readonly id: number; readonly type: 'failed'; readonly bug: string };
