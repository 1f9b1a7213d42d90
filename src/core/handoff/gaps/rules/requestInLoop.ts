/**
 * **scale/request-in-loop** (likely)
 *
 * For each item of a list the server is asked once more ("N+1"): a request, or an awaited call of a function that sends
 * one, inside a loop over data. Loops that try the same request again are left alone.
 */
import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { isFixedList } from '../listOrigin.ts';
import { type ListWalk, listWalks } from '../listWalks.ts';
import { functionAround, isFunction, isWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { requestsIn } from '../requests.ts';
import { sendersIn } from '../sendersIn.ts';
import { place, type SourceFile } from '../sourceFile.ts';

export const requestInLoop: GapRule = {
  rule: 'scale/request-in-loop',
  axis: 'scale',
  inPlainWords: 'For each item in the list it asks the server once more.',
  forEngineers: 'N+1 requests: one round trip per item of a collection.',
  instead: 'One request for all of them: a join, a batch endpoint or an include parameter.',
  confidence: 'likely',
  find: (files) => {
    const sending = sendersIn(files);
    return files.flatMap((file) =>
      oncePerLine(inLoops(file, files, sending).map((node) => place(file, node))),
    );
  },
};

function inLoops(file: SourceFile, files: readonly SourceFile[], sending: ReadonlySet<string>): Node[] {
  const calls = [
    ...requestsIn(file).map(({ call }) => call),
    ...callsIn(file).filter((call) => sends(call, sending)),
  ];
  const walks =
    calls.length === 0 ? [] : listWalks(file).filter(({ list }) => !isFixedList(file, list, files));
  const mapped = walks.filter(({ node, body }) => isGivenByName(node, body) && sending.has(nameGiven(node)));
  return [
    ...calls.filter((call) => walks.some((walk) => isEachTurn(file, call, walk))),
    ...mapped.map(({ node }) => node),
  ];
}

function sends({ callee }: CallExpression | OptionalCallExpression, sending: ReadonlySet<string>): boolean {
  return callee.type === 'Identifier' && sending.has(callee.name);
}

function isEachTurn(file: SourceFile, call: Node, walk: ListWalk): boolean {
  if (!isWithin(call, walk.body) || !isWithin(walk.body, walk.node)) return false;
  const around = functionAround(file, call);
  return isFunction(walk.body) ? around === walk.body : around === functionAround(file, walk.node);
}

function isGivenByName(node: Node, body: Node): boolean {
  return node.type === 'CallExpression' && !isWithin(body, node);
}

function nameGiven(node: Node): string {
  return node.type === 'CallExpression' ? lastName(node.arguments[0]) || pathOf(node.callee) : '';
}
