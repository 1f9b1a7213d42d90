import type { ImportKind } from './importFound.ts';

/** An import found in a script: its place is an offset yet. */
export interface ScriptImport {
  readonly kind: ImportKind;
  readonly specifier: string | undefined;
  readonly start?: string;
  readonly at: number;
}
