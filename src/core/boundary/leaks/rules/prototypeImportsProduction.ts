import type { SideFile } from '../ground.ts';
import type { CrossImport } from '../importSearch.ts';
import { type Leak, wordLeak } from '../leak.ts';

/**
 * A prototype imports production code. It would run only on this machine, show what production happens to be today, and may
 * call real systems; a prototype stands on its own.
 */
export function prototypeImportsProduction(file: SideFile, { found, specifier, target }: CrossImport): Leak {
  return wordLeak(
    {
      rule: 'leak/prototype-imports-production',
      severity: 'error',
      path: file.path,
      side: 'lab',
      line: found.line,
      subject: specifier,
    },
    'usesProduction',
    [specifier, target],
  );
}
