/**
 * **security/open-redirect** (likely)
 *
 * Where the page leads next is taken from its own address, a message or a field, so that a link to the product can
 * send people anywhere.
 */
import type { Node } from '@babel/types';
import { callsIn, meaningsOf } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { pathOf, within } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

const fromOutside =
  /URLSearchParams\(\)|(?:^|\.)searchParams\b|(?:^|\.)location\.(?:search|hash)\b|document\.referrer|(?:^|\.)(?:e|ev|event|message)\.data\b/;
const destination = /^(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?$/;
const leads = /^(?:(?:window|document|self|top|parent)\.)?(?:location\.(?:assign|replace)|open)$/;

export const openRedirect: GapRule = {
  rule: 'security/open-redirect',
  axis: 'security',
  inPlainWords: 'A prepared link could send people from here to somebody else’s page.',
  forEngineers: 'Navigation to an address taken from input: open redirect, also by javascript: addresses.',
  instead: 'Lead only to places from a fixed list.',
  confidence: 'likely',
  find: inEachFile(jumps),
};

function jumps(file: SourceFile): Node[] {
  return [
    ...nodesOf(file, 'AssignmentExpression').filter(
      ({ left, right }) => destination.test(pathOf(left)) && comesFromOutside(right, file),
    ),
    ...callsIn(file).filter(
      ({ callee, arguments: [target] }) =>
        leads.test(pathOf(callee)) && target !== undefined && comesFromOutside(target, file),
    ),
  ];
}

/** Whether the address begins with something from outside, directly or through a name of the same file. */
function comesFromOutside(node: Node, file: SourceFile, depth = 0): boolean {
  if (node.type === 'TemplateLiteral' && node.quasis[0]?.value.raw !== '') return false;
  if (node.type === 'BinaryExpression') return comesFromOutside(node.left, file, depth);
  const names = [...within(node)];
  if (names.some((one) => fromOutside.test(pathOf(one)))) return true;
  return names.some(
    (one) =>
      one.type === 'Identifier' &&
      depth < 2 &&
      meaningsOf(file, one.name).some(
        (meaning) => meaning.type !== 'FunctionDeclaration' && comesFromOutside(meaning, file, depth + 1),
      ),
  );
}
