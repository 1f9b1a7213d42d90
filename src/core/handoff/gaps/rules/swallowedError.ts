/**
 * **resilience/swallowed-error** (certain)
 *
 * A failure is caught and nothing is done with it: `catch {}` or `.catch(() => {})`. A comment is nothing.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { rejectionHandlers } from '../rejectionHandlers.ts';

export const swallowedError: GapRule = {
  rule: 'resilience/swallowed-error',
  axis: 'resilience',
  inPlainWords: 'A failure is hidden here: nobody would notice it.',
  forEngineers: 'Empty catch: the error is neither shown, logged nor passed on.',
  instead: 'Show it, log it or let it through.',
  confidence: 'certain',
  find: inEachFile((file) =>
    rejectionHandlers(file).flatMap(({ at, does }) => (does === 'nothing' ? [at] : [])),
  ),
};
