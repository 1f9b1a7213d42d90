/**
 * **scale/copy-in-loop** (likely)
 *
 * What was collected so far is copied for each further item (`reduce((all, one) => [...all, one])`): the work grows with
 * the square of the list.
 */
import type { Node } from '@babel/types';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { type ListWalk, listWalks } from '../listWalks.ts';
import { nodesWithin } from '../nearby.ts';
import { pathOf } from '../nodeNames.ts';
import type { SourceFile } from '../sourceFile.ts';

export const copyInLoop: GapRule = {
  rule: 'scale/copy-in-loop',
  axis: 'scale',
  inPlainWords: 'It becomes slow as data grows: for each item, everything before it is copied.',
  forEngineers: 'Quadratic accumulation: the accumulator is spread on every iteration.',
  instead: 'Add to one collection, or group where the data is.',
  confidence: 'likely',
  find: inEachFile((file) => listWalks(file).flatMap((walk) => copiesIn(file, walk))),
};

function copiesIn(file: SourceFile, { by, body, names }: ListWalk): Node[] {
  const [collected] = names;
  const spreads = nodesWithin(file, 'SpreadElement', body);
  if (by === 'reduce')
    return spreads.filter(({ argument }) => collected && pathOf(argument) === collected).slice(0, 1);
  if (by !== 'for' && by !== 'forEach') return [];
  return nodesWithin(file, 'AssignmentExpression', body).filter(
    ({ operator, left, right }) =>
      operator === '=' &&
      left.type === 'Identifier' &&
      (right.type === 'ArrayExpression' || right.type === 'ObjectExpression') &&
      nodesWithin(file, 'SpreadElement', right).some(({ argument }) => pathOf(argument) === left.name),
  );
}
