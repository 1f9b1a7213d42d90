/**
 * **scale/totals-in-the-browser** (possible)
 *
 * A sum over a list is worked out in the page (`reduce` from a number on). It is right only while the page holds
 * every record, and it is worked out again for each person.
 */
import type { GapRule } from '../gap.ts';
import { isFixedList } from '../listOrigin.ts';
import { type ListWalk, listWalks } from '../listWalks.ts';
import { nodesWithin } from '../nearby.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place, type SourceFile } from '../sourceFile.ts';

export const totalsInTheBrowser: GapRule = {
  rule: 'scale/totals-in-the-browser',
  axis: 'scale',
  inPlainWords: 'Totals are added up in the page, from the few sample items in it.',
  forEngineers: 'Aggregation over the whole collection on the client.',
  instead: 'Aggregate where the data is; for money, in minor units and in one place.',
  confidence: 'possible',
  find: (files) =>
    files.flatMap((file) => {
      const sums = listWalks(file).filter(
        (walk) => addsUp(file, walk) && !isFixedList(file, walk.list, files),
      );
      return oncePerLine(sums.map(({ at }) => place(file, at)));
    }),
};

function addsUp(file: SourceFile, { by, body, node, names }: ListWalk): boolean {
  if (by === 'reduce') {
    const start = node.type === 'CallExpression' ? node.arguments[1] : undefined;
    const adds = nodesWithin(file, 'BinaryExpression', body).some(({ operator }) => operator === '+');
    return start?.type === 'NumericLiteral' && adds;
  }
  if (by !== 'forEach' && by !== 'for') return false;
  return nodesWithin(file, 'AssignmentExpression', body).some(
    ({ operator, left, right }) =>
      operator === '+=' &&
      left.type === 'Identifier' &&
      /sum|total|amount/i.test(left.name) &&
      nodesWithin(file, 'Identifier', right).some(({ name }) => names.includes(name)),
  );
}
