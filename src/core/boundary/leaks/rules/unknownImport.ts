import type { SideFile } from '../ground.ts';
import type { UnknownImport } from '../importSearch.ts';
import { type Leak, type LeakPlace, wordLeak } from '../leak.ts';

/**
 * An import whose target is known only when the code runs, or code that cannot be read. It may be harmless; it is not called
 * clean. It is a warning where what is known of it leads towards the other side, otherwise a note.
 */
export function unknownImport(file: SideFile, { found, mayCross }: UnknownImport): Leak {
  const start = found.start ?? '';
  const place: LeakPlace = {
    rule: 'leak/unknown-import',
    severity: mayCross ? 'warning' : 'note',
    path: file.path,
    side: file.side,
    line: found.line,
    subject: start,
  };
  if (!mayCross) return wordLeak(place, 'unknown', []);
  if (start === '') return wordLeak(place, 'unknownInLargeFile', []);
  return file.side === 'production'
    ? wordLeak(place, 'unknownIntoLab', [start])
    : wordLeak(place, 'unknownIntoProduction', [start]);
}
