/**
 * **scale/whole-copy** (possible)
 *
 * A whole record, often the whole state, is copied through text (`JSON.parse(JSON.stringify(…))`) or with
 * `structuredClone`, at each change.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { pathOf } from '../nodeNames.ts';

export const wholeCopy: GapRule = {
  rule: 'scale/whole-copy',
  axis: 'scale',
  inPlainWords: 'Everything is copied each time something changes.',
  forEngineers: 'Deep copy by serialisation; cost grows with the state, dates and undefined are lost.',
  instead: 'Copy what changes only, or use persistent data structures.',
  confidence: 'possible',
  find: inEachFile((file) =>
    callsIn(file).filter(({ callee, arguments: [first] }) => {
      const name = pathOf(callee);
      return name === 'structuredClone' || (name === 'JSON.parse' && pathOf(first) === 'JSON.stringify()');
    }),
  ),
};
