import type { PrototypeFile } from '../../generation/fileChange.ts';
import { readSource, type SourceFile } from './sourceFile.ts';
import { isTooMuchToRead } from './tooMuchToRead.ts';

/**
 * Prepares a file for the rules. One that is too much to read is there by name, and empty: no rule but
 * maintainability/not-looked-through finds anything in it.
 */
export function readForScan(file: PrototypeFile): SourceFile {
  if (!isTooMuchToRead(file)) return readSource(file);
  return { ...readSource({ path: file.path, text: '' }), isLeftOut: true };
}
