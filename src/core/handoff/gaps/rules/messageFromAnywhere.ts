/**
 * **security/message-from-anywhere** (likely)
 *
 * The page listens to messages of other windows without looking at who sends them, or sends its own to whoever
 * happens to be there (`'*'`).
 */
import type { Node } from '@babel/types';
import { callsIn, meaningsOf } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { fixedText, lastName, pathOf, within } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

export const messageFromAnywhere: GapRule = {
  rule: 'security/message-from-anywhere',
  axis: 'security',
  inPlainWords: 'Any other page could send this one commands, or read what it sends.',
  forEngineers: 'postMessage with "*", or a message listener that does not check the origin.',
  instead: 'Name the target origin; check origin and shape of every message.',
  confidence: 'likely',
  find: inEachFile(found),
};

function found(file: SourceFile): Node[] {
  return [
    ...callsIn(file).filter(({ callee, arguments: [first, second] }) => {
      if (lastName(callee) === 'postMessage') return fixedText(second) === '*';
      return (
        /^(?:(?:window|self|globalThis)\.)?addEventListener$/.test(pathOf(callee)) &&
        fixedText(first) === 'message' &&
        second !== undefined &&
        !looksAtSender(second, file)
      );
    }),
    ...nodesOf(file, 'AssignmentExpression').filter(
      ({ left, right }) =>
        /^(?:window|self|globalThis)\.onmessage$/.test(pathOf(left)) && !looksAtSender(right, file),
    ),
  ];
}

function looksAtSender(listener: Node, file: SourceFile): boolean {
  const bodies = listener.type === 'Identifier' ? meaningsOf(file, listener.name) : [listener];
  return bodies.some((body) =>
    [...within(body)].some((node) => node.type === 'Identifier' && /^(?:origin|source)$/.test(node.name)),
  );
}
