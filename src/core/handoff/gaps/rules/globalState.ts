/**
 * **maintainability/global-state** (certain)
 *
 * State or functions are hung on `window`, where every part of the page can change them.
 */
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { pathOf } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

/** What browsers keep there themselves. */
const own =
  /^(?:window|globalThis|self)\.(?!(?:location|history|navigator|document|localStorage|sessionStorage|name|on[a-z]+)\b)\w/;

export const globalState: GapRule = {
  rule: 'maintainability/global-state',
  axis: 'maintainability',
  inPlainWords: 'Parts of the page can change each other unnoticed.',
  forEngineers: 'Mutable state on the global object.',
  instead: 'Keep state where it is used and pass it on explicitly.',
  confidence: 'certain',
  find: inEachFile(writes),
};

function writes(file: SourceFile) {
  return [
    ...nodesOf(file, 'AssignmentExpression').filter(({ left }) => own.test(pathOf(left))),
    ...nodesOf(file, 'UpdateExpression').filter(({ argument }) => own.test(pathOf(argument))),
    ...callsIn(file).filter(
      ({ callee, arguments: [target] }) =>
        pathOf(callee) === 'Object.assign' && /^(?:window|globalThis|self)$/.test(pathOf(target)),
    ),
  ];
}
