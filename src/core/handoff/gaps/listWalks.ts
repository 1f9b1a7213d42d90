import type { Node } from '@babel/types';
import { callsIn, type FunctionNode, meaningsOf } from './calls.ts';
import { lastName } from './nodeNames.ts';
import { boundNames, isFunction } from './nearby.ts';
import { remember } from './remember.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** Code that goes through a list item by item. */
export interface ListWalk {
  /** `map`, `filter`, …, or `for`. */
  readonly by: string;
  readonly list: Node;
  /** What is done with each item: a function, or the body of a loop. */
  readonly body: Node;
  /** The names by which the body knows the item (and its place, or what was collected so far). */
  readonly names: readonly string[];
  /** Where the walk is written: the method's name, or the loop. */
  readonly at: Node;
  readonly node: Node;
}

const walking =
  /^(?:map|flatMap|forEach|filter|reduce|reduceRight|find|findIndex|findLast|some|every|sort|toSorted)$/;

/** Lists what goes through lists in a file: array methods with a function, and `for … of`. */
export const listWalks: (file: SourceFile) => readonly ListWalk[] = remember((file) => {
  const methods = callsIn(file).flatMap((node): ListWalk[] => {
    const { callee } = node;
    const by = lastName(callee);
    if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return [];
    const body = walking.test(by) ? functionGiven(file, node.arguments[0]) : undefined;
    if (body === undefined) return [];
    const names = body.params.flatMap(boundNames);
    return [{ by, list: callee.object, body, names, at: callee.property, node }];
  });
  const loops = nodesOf(file, 'ForOfStatement').map((node): ListWalk => {
    return { by: 'for', list: node.right, body: node.body, names: boundNames(node.left), at: node, node };
  });
  return [...methods, ...loops];
});

/** The function an argument is, or names in the same file. */
export function functionGiven(file: SourceFile, argument: Node | null | undefined): FunctionNode | undefined {
  if (isFunction(argument)) return argument;
  if (argument?.type !== 'Identifier') return undefined;
  return meaningsOf(file, argument.name).find(isFunction);
}
