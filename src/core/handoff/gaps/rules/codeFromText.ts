/**
 * **security/code-from-text** (certain)
 *
 * Text is run as a program: `eval`, `new Function`, or a timer that is given a string.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

export const codeFromText: GapRule = {
  rule: 'security/code-from-text',
  axis: 'security',
  inPlainWords: 'Text is run as a program here, which attackers look for.',
  forEngineers: 'Dynamic code: eval, Function constructor or a string timer.',
  instead: 'Replace it with data and a fixed set of actions.',
  confidence: 'certain',
  find: (files) =>
    files.flatMap((file) =>
      placesOf(
        file,
        'code',
        /(?<![.\w])eval\s*\(|\bnew\s+Function\s*\(|\bset(?:Timeout|Interval)\s*\(\s*["'`]/g,
      ),
    ),
};
