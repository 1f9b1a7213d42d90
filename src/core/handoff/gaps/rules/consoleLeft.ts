/**
 * **maintainability/console-left** (certain)
 *
 * Notes from writing the code are left in it: `console.log`, `debugger`. Errors and warnings are not counted.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { nodesOf, place } from '../sourceFile.ts';

export const consoleLeft: GapRule = {
  rule: 'maintainability/console-left',
  axis: 'maintainability',
  inPlainWords: 'Notes from building it are left in; they hide the messages that matter.',
  forEngineers: 'Leftover console output or debugger statements instead of structured logging.',
  instead: 'Leave them out; log what operations needs in the product’s way.',
  confidence: 'certain',
  find: placesInEachFile((file) => {
    const calls = callsIn(file).filter(({ callee }) =>
      /^(?:window\.)?console\.(?:log|info|debug|table|dir|trace|time|timeEnd|count)$/.test(pathOf(callee)),
    );
    return oncePerLine([...calls, ...nodesOf(file, 'DebuggerStatement')].map((node) => place(file, node)));
  }),
};
