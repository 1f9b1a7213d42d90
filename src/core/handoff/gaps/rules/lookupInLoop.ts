/**
 * **scale/lookup-in-loop** (possible)
 *
 * For each item of one list another list is searched (`.find` inside `.map`, by something of the item): the work grows
 * with the product of both. Searching a short fixed list, or a list inside the item, is left alone.
 */
import type { GapRule } from '../gap.ts';
import { isFixedList, originOf } from '../listOrigin.ts';
import { type ListWalk, listWalks } from '../listWalks.ts';
import { functionAround, mentions } from '../nearby.ts';
import { pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place, type SourceFile } from '../sourceFile.ts';

export const lookupInLoop: GapRule = {
  rule: 'scale/lookup-in-loop',
  axis: 'scale',
  inPlainWords: 'It becomes slow as data grows: for each item it searches another list.',
  forEngineers: 'Quadratic join in the client: a search of one collection per item of another.',
  instead: 'Join where the data is, or index it by id first.',
  confidence: 'possible',
  find: (files) =>
    files.flatMap((file) => {
      const walks = listWalks(file);
      const byBody = Map.groupBy(walks, ({ body }) => body);
      const around = ({ node }: ListWalk) =>
        [...(file.syntax?.ancestors(node) ?? [])].flatMap((outer) => byBody.get(outer) ?? []);
      const lookups = walks.filter(
        (inner) =>
          /^(?:find|findIndex|findLast|some|filter)$/.test(inner.by) &&
          !isFixedList(file, inner.list, files) &&
          around(inner).some((outer) => joins(file, outer, inner)),
      );
      return oncePerLine(lookups.map(({ at }) => place(file, at)));
    }),
};

/** Whether `inner`, which stands in `outer`, goes over another list for each item, and compares with that item. */
function joins(file: SourceFile, outer: ListWalk, inner: ListWalk): boolean {
  const [root = ''] = pathOf(originOf(file, inner.list).end).split('.');
  const sameTurn = outer.by === 'for' || functionAround(file, inner.node) === outer.body;
  return (
    sameTurn && !outer.names.includes(root) && outer.names.some((name) => mentions(file, inner.body, name))
  );
}
