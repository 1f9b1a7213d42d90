/**
 * **resilience/no-empty-state** (likely)
 *
 * A list is filled by code, and neither its screen has a state for an empty one nor does the code ask whether something
 * is in it.
 */
import { draws } from '../drawnLists.ts';
import type { GapRule } from '../gap.ts';
import type { GapPlace } from '../gapPlace.ts';
import { isFixedList, originOf } from '../listOrigin.ts';
import { type ListWalk, listWalks } from '../listWalks.ts';
import { nodesWithin } from '../nearby.ts';
import { lastName } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { isFilledByCode, screenElements } from '../screenElements.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';

const empty = /empty|none|nothing|no-|zero|blank|first-?(?:run|use|time)/i;

export const noEmptyState: GapRule = {
  rule: 'resilience/no-empty-state',
  axis: 'resilience',
  inPlainWords: 'What people see when the list is empty was not designed.',
  forEngineers: 'No empty state for a rendered collection.',
  instead: 'Design the first visit, no hits and no rights as states of their own.',
  confidence: 'likely',
  find: (files) => {
    const lists = files.map((file) => ({ file, blind: drawnBlindly(file, files) }));
    const inJsx = lists.flatMap(({ file, blind }) =>
      oncePerLine(blind.filter((walk) => isJsx(file, walk)).map(({ at }) => place(file, at))),
    );
    const filled = lists.some(({ file, blind }) => blind.some((walk) => !isJsx(file, walk)));
    return [...(filled ? screensFilled(files) : []), ...inJsx];
  },
};

/** Screens of HTML with a place that code fills and no state for when there is nothing. */
function screensFilled(files: readonly SourceFile[]): GapPlace[] {
  return screenElements(files)
    .filter(
      ({ screen, inside }) =>
        !screen.states.some((state) => empty.test(state)) && inside.some(isFilledByCode),
    )
    .map(({ screen: { file, line, id } }) => ({ file, line, detail: `screen ${id}` }));
}

/** Lists that are drawn, of whose length no condition in the file speaks. */
function drawnBlindly(file: SourceFile, files: readonly SourceFile[]): ListWalk[] {
  const asked = lengthsAsked(file);
  return listWalks(file).filter(
    (walk) =>
      draws(file, walk) &&
      !isFixedList(file, walk.list, files) &&
      !originOf(file, walk.list).names.some((name) => asked.has(name)),
  );
}

function isJsx(file: SourceFile, { body }: ListWalk): boolean {
  return nodesWithin(file, 'JSXElement', body).length > 0;
}

/** Names of the lists whose length decides something. */
function lengthsAsked(file: SourceFile): ReadonlySet<string> {
  const conditions = [
    ...nodesOf(file, 'IfStatement').map(({ test }) => test),
    ...nodesOf(file, 'ConditionalExpression').map(({ test }) => test),
    ...nodesOf(file, 'LogicalExpression').map(({ left }) => left),
    // As in `note.hidden = rows.length > 0`.
    ...nodesOf(file, 'AssignmentExpression').flatMap(({ right }) =>
      /^(?:Binary|Unary)Expression$/.test(right.type) ? [right] : [],
    ),
  ];
  const members = [
    ...conditions.flatMap((node) => nodesWithin(file, 'MemberExpression', node)),
    ...conditions.flatMap((node) => nodesWithin(file, 'OptionalMemberExpression', node)),
  ];
  return new Set(members.flatMap((node) => (lastName(node) === 'length' ? [lastName(node.object)] : [])));
}
