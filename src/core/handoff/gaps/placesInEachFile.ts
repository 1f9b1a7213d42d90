import type { FindGaps } from './gap.ts';
import type { GapPlace } from './gapPlace.ts';
import { remember } from './remember.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * A `find` for rules that look at one file at a time and nothing else: what it finds in a file is kept as long as that
 * file is, so that after a change only what changed is looked at again.
 *
 * @param where gives the places in one file, in order
 */
export function placesInEachFile(where: (file: SourceFile) => readonly GapPlace[]): FindGaps {
  const inFile = remember(where);
  return Object.assign((files: readonly SourceFile[]) => files.flatMap(inFile), { inFile });
}
