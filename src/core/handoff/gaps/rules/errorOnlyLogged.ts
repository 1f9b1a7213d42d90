/**
 * **resilience/error-only-logged** (certain)
 *
 * A failure is caught and written to the browser's console, where the person who waits does not look: `catch` with
 * nothing but `console` calls.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { rejectionHandlers } from '../rejectionHandlers.ts';

export const errorOnlyLogged: GapRule = {
  rule: 'resilience/error-only-logged',
  axis: 'resilience',
  inPlainWords: 'When this fails, the person is not told; a note goes where only developers look.',
  forEngineers: 'The catch handler only writes to the console; the interface carries on as if it had worked.',
  instead: 'Show a state people can act on, and report the error where somebody is alerted.',
  confidence: 'certain',
  find: inEachFile((file) =>
    rejectionHandlers(file).flatMap(({ at, does }) => (does === 'logs' ? [at] : [])),
  ),
};
