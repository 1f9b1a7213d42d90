import type { SideFile } from '../ground.ts';
import { type Leak, wordLeak } from '../leak.ts';
import type { PastedRun } from '../pastedLines.ts';

/**
 * At least twelve lines in a row are the same in production and in a prototype, white space, blank lines and kinds of quotes
 * aside. Prototype code is made to be thrown away; pasted, it ships without review. Brackets, end tags, comments and imports
 * do not make a run by themselves.
 */
export function pastedCode(file: SideFile, run: PastedRun): Leak {
  return wordLeak(
    {
      rule: 'leak/pasted-code',
      severity: 'warning',
      path: file.path,
      side: 'production',
      line: run.line,
      subject: run.file,
    },
    'pasted',
    [String(run.lines), String(run.fileLine), run.file],
  );
}
