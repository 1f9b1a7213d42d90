/**
 * **scale/list-without-paging** (likely)
 *
 * A list is drawn from the first item to the last: `items.map(…)`, `forEach` or `for … of` that makes markup. Lists
 * written out in place (`['S', 'M'].map`), choices of the page (steps, tabs, columns), lists inside an item and lists
 * of which a `slice` is taken are left alone, and so are those handed to a function in code that knows of pages.
 */
import type { Node } from '@babel/types';
import { meaningsOf } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { isFixedList, originOf } from '../listOrigin.ts';
import { draws } from '../drawnLists.ts';
import { type ListWalk, listWalks } from '../listWalks.ts';
import { callsWithin, isFunction, isWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { remember } from '../remember.ts';
import { place, type SourceFile } from '../sourceFile.ts';

const paging = /\b\w*(?:page(?:Size|Number|Index|s)?|paging|paginat\w*|limit|cursor|offset|virtual\w*)\b/i;

const isPaged = remember((file: SourceFile) => paging.test(file.code));

export const listWithoutPaging: GapRule = {
  rule: 'scale/list-without-paging',
  axis: 'scale',
  inPlainWords: 'The list shows everything at once. It was seen with a few items only.',
  forEngineers: 'The whole collection is rendered; there is no paging or windowing.',
  instead: 'Page on the server, with a stable order; window long lists.',
  confidence: 'likely',
  find: (files) =>
    files.flatMap((file) => {
      const walks = listWalks(file);
      const drawn = walks.filter((walk) => draws(file, walk) && isWhole(file, walk, walks, files));
      return oncePerLine(drawn.map(({ at }) => place(file, at)));
    }),
};

function isWhole(file: SourceFile, walk: ListWalk, walks: readonly ListWalk[], files: readonly SourceFile[]) {
  const { names, end, part } = originOf(file, walk.list);
  if (part || isFixedList(file, walk.list, files) || isOnThePage(file, end)) return false;
  const [root = ''] = pathOf(end).split('.');
  const inItem = walks.some(
    (outer) => outer !== walk && outer.names.includes(root) && isWithin(walk.node, outer.body),
  );
  const ownList = names.some((name) => meaningsOf(file, name).length > 0) || isImported(file, names);
  return !inItem && (ownList || !isPaged(file));
}

/** Whether a list is made of what the page shows already. */
function isOnThePage(file: SourceFile, end: Node): boolean {
  const selecting = /(?:querySelectorAll|getElementsBy\w+)\(\)$|\.(?:children|rows|cells|options|elements)$/;
  if (selecting.test(pathOf(end))) return true;
  if (end.type !== 'CallExpression') return false;
  const chosen = meaningsOf(file, pathOf(end.callee)).filter(isFunction);
  return chosen.some((code) =>
    callsWithin(file, code).some(({ callee }) => lastName(callee) === 'querySelectorAll'),
  );
}

function isImported(file: SourceFile, names: readonly string[]): boolean {
  const imports = file.syntax?.of('ImportSpecifier') ?? [];
  return imports.some(({ local }) => names.includes(local.name));
}
