import * as z from 'zod';
import type { PrototypeFinding } from '../../core/prototype/finding.ts';
import type { PrototypeFile } from '../../core/generation/fileChange.ts';

/** What the worker is started with. */
export const compileWorkerDataSchema = z.object({ partsFolder: z.string() });
export type CompileWorkerData = z.infer<typeof compileWorkerDataSchema>;

/** One request to the worker, answered by id. */
export interface CompileRequest {
  readonly id: number;
  readonly files: readonly PrototypeFile[];
  readonly title: string;
}

/** `page` is missing when the findings contain an error; `bug` is set when the compiler itself failed. */
export interface CompileAnswer {
  readonly id: number;
  readonly page?: string | undefined;
  readonly findings: readonly PrototypeFinding[];
  readonly bug?: string;
}
