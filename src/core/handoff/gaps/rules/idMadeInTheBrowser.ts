/**
 * **resilience/id-made-in-the-browser** (likely)
 *
 * A record's number comes from the clock, from chance or from how many there are (`Date.now()`, `Math.random()`,
 * `list.length + 1`, a counter in the page): two people, or two clicks, can make the same one.
 */
import type { Node } from '@babel/types';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { callsWithin, nodesWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';

const numbering = /^(?:id|uuid|ref|reference)$|(?:Id|Number|Reference)$/;

export const idMadeInTheBrowser: GapRule = {
  rule: 'resilience/id-made-in-the-browser',
  axis: 'resilience',
  inPlainWords: 'Two people, or two clicks, can be given the same number.',
  forEngineers: 'Identifiers from clock, Math.random, length or a local counter collide.',
  instead: 'Let the store assign ids, or use crypto.randomUUID.',
  confidence: 'likely',
  find: inEachFile((file) => [
    ...nodesOf(file, 'ObjectProperty').filter(({ key, value }) => isNumber(file, key, value)),
    ...nodesOf(file, 'VariableDeclarator').filter(({ id, init }) => init && isNumber(file, id, init)),
  ]),
};

function isNumber(file: SourceFile, key: Node, value: Node): boolean {
  if (!numbering.test(lastName(key)) || /Function|JSX|Class/.test(value.type)) return false;
  const calls = callsWithin(file, value).some(({ callee }) =>
    /^(?:Date\.now|Math\.random)$/.test(pathOf(callee)),
  );
  const counts = nodesWithin(file, 'BinaryExpression', value).some(
    ({ operator, left }) => operator === '+' && lastName(left) === 'length',
  );
  return calls || counts || (value.type === 'UpdateExpression' && value.operator === '++');
}
