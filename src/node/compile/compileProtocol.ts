import * as z from 'zod';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import type { PrototypeSource } from '../../core/generation/fileChange.ts';

/** What the worker is started with. */
export const compileWorkerDataSchema = z.object({ partsFolder: z.string() });
export type CompileWorkerData = z.infer<typeof compileWorkerDataSchema>;

/** One request to the worker, answered by id. */
export interface CompileRequest {
  readonly id: number;
  readonly source: PrototypeSource;
  /** The page's title; left out when only the findings are asked for. */
  readonly title?: string;
  /** Whether the page is to take pictures of itself. */
  readonly takesPictures?: boolean;
}

/** `page` is missing when none was asked for or the findings contain an error; `bug` is set when the compiler itself failed. */
export interface CompileAnswer {
  readonly id: number;
  readonly page?: string | undefined;
  readonly findings: readonly PrototypeFinding[];
  readonly bug?: string;
}
