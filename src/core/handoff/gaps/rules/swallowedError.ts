/**
 * **resilience/swallowed-error** (certain)
 *
 * A failure is caught and nothing is done with it: `catch {}` or `.catch(() => {})`.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

export const swallowedError: GapRule = {
  rule: 'resilience/swallowed-error',
  axis: 'resilience',
  inPlainWords: 'A failure is hidden here: nobody would notice it.',
  forEngineers: 'Empty catch: the error is neither shown, logged nor passed on.',
  instead: 'Show it, log it or let it through.',
  confidence: 'certain',
  find: (files) =>
    files.flatMap((file) =>
      placesOf(
        file,
        'code',
        /\bcatch\s*(?:\([^()]{0,100}\)\s*)?\{\s*\}|\.catch\s*\(\s*(?:\(\w{0,40}\)|\w{1,40})\s*=>\s*\{\s*\}/g,
      ),
    ),
};
