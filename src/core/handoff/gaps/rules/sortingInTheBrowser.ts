/**
 * **scale/sorting-in-the-browser** (likely)
 *
 * A list of data is put in order in the page. That needs all of it to be there; with pages from a server, the first page
 * of one order is not the first page of another.
 */
import type { GapRule } from '../gap.ts';
import { callsIn } from '../calls.ts';
import { isFixedList } from '../listOrigin.ts';
import { callsWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place } from '../sourceFile.ts';

export const sortingInTheBrowser: GapRule = {
  rule: 'scale/sorting-in-the-browser',
  axis: 'scale',
  inPlainWords: 'The list is put in order inside the page, so all of it must be there.',
  forEngineers: 'Client-side sort of the whole collection; it cannot be combined with paging.',
  instead: 'Sort where the data is, with an index and a tie-breaker for a stable order.',
  confidence: 'likely',
  find: (files) =>
    files.flatMap((file) => {
      const sorts = callsIn(file).flatMap((call) => {
        const { callee } = call;
        if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return [];
        if (!/^(?:sort|toSorted)$/.test(lastName(callee))) return [];
        const shuffles = callsWithin(file, call).some((inner) => pathOf(inner.callee) === 'Math.random');
        return !shuffles && !isFixedList(file, callee.object, files) ? [callee.property] : [];
      });
      return oncePerLine(sorts.map((node) => place(file, node)));
    }),
};
