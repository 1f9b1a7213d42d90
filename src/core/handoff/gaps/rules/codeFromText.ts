/**
 * **security/code-from-text** (certain)
 *
 * Text is run as a program: `eval`, `new Function`, or a timer that is given a string.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { pathOf } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

export const codeFromText: GapRule = {
  rule: 'security/code-from-text',
  axis: 'security',
  inPlainWords: 'Text is run as a program here, which attackers look for.',
  forEngineers: 'Dynamic code: eval, Function constructor or a string timer.',
  instead: 'Replace it with data and a fixed set of actions.',
  confidence: 'certain',
  find: inEachFile(found),
};

function found(file: SourceFile): Node[] {
  return [
    ...callsIn(file).filter(({ callee, arguments: [first] }) => {
      const name = pathOf(callee).replace(/^(?:window|globalThis|self)\./, '');
      return (
        name === 'eval' || name === 'Function' || (/^set(?:Timeout|Interval)$/.test(name) && isText(first))
      );
    }),
    ...nodesOf(file, 'NewExpression').filter(({ callee }) => pathOf(callee) === 'Function'),
  ];
}

function isText(node: Node | undefined): boolean {
  if (node?.type === 'BinaryExpression') return isText(node.left) || isText(node.right);
  return node?.type === 'StringLiteral' || node?.type === 'TemplateLiteral';
}
