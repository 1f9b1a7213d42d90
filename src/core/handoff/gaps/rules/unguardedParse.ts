/**
 * **resilience/unguarded-parse** (likely)
 *
 * Stored or received text is read with `JSON.parse` outside `try`: one damaged character and the page stays blank.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { isGuarded } from '../nearby.ts';
import { fixedText, pathOf } from '../nodeNames.ts';

export const unguardedParse: GapRule = {
  rule: 'resilience/unguarded-parse',
  axis: 'resilience',
  inPlainWords: 'If what was stored is damaged, the page breaks instead of starting afresh.',
  forEngineers: 'JSON.parse of outside text without a guard or schema.',
  instead: 'Parse behind a schema; set damaged records aside and go on.',
  confidence: 'likely',
  find: inEachFile((file) =>
    callsIn(file).filter((call) => {
      const [text] = call.arguments;
      const own = fixedText(text) !== undefined || pathOf(text) === 'JSON.stringify()';
      return pathOf(call.callee) === 'JSON.parse' && !own && !isGuarded(file, call);
    }),
  ),
};
