/**
 * **maintainability/long-function** (certain)
 *
 * One function has more than 80 lines: too much happens in it to be tested or changed piece by piece. A wrapper
 * around a whole script does not count.
 */
import { functionsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import type { Node } from '@babel/types';
import { oncePerLine } from '../oncePerLine.ts';
import { place, type SourceFile } from '../sourceFile.ts';

const most = 80;

export const longFunction: GapRule = {
  rule: 'maintainability/long-function',
  axis: 'maintainability',
  inPlainWords: 'Too much happens in one go here to change one thing safely.',
  forEngineers: 'A function of more than 80 lines mixes several duties.',
  instead: 'Split it into parts that can be named and tested one by one.',
  confidence: 'certain',
  find: placesInEachFile((file) =>
    oncePerLine(
      functionsIn(file)
        .map((node) => ({ node, lines: node.loc ? node.loc.end.line - node.loc.start.line + 1 : 0 }))
        .filter(({ node, lines }) => lines > most && !wrapsScript(node, file))
        .map(({ node, lines }) => place(file, node, `${lines} lines`)),
    ),
  ),
};

/** Whether a function is handed over right away on the top level: `(() => { … })()`, `onReady(() => { … })`. */
function wrapsScript(node: Node, file: SourceFile): boolean {
  const call = file.syntax?.parentOf(node);
  const statement = call?.type === 'CallExpression' ? file.syntax?.parentOf(call) : undefined;
  return statement?.type === 'ExpressionStatement' && file.syntax?.parentOf(statement)?.type === 'Program';
}
