import type { AwaitExpression, Node } from '@babel/types';
import type { FunctionNode } from './calls.ts';
import { callsWithin, functionAround, isGuarded, nodesWithin } from './nearby.ts';
import { lastName, pathOf } from './nodeNames.ts';
import type { SourceFile } from './sourceFile.ts';

/** The first `await` of a function's own (not of functions in it) whose failure is not caught in it. */
export function unguardedAwait(file: SourceFile, code: FunctionNode): AwaitExpression | undefined {
  return nodesWithin(file, 'AwaitExpression', code).find(
    (node) =>
      functionAround(file, node) === code &&
      !isGuarded(file, node) &&
      !isCaught(node.argument) &&
      !onlyWaits(file, node.argument),
  );
}

/** Whether a chain of promises ends in a handler for failures. */
export function isCaught(promise: Node): boolean {
  if (promise.type !== 'CallExpression' && promise.type !== 'OptionalCallExpression') return false;
  const { callee } = promise;
  const name = lastName(callee);
  if (name === 'catch' || (name === 'then' && promise.arguments.length > 1)) return true;
  const passes = name === 'then' || name === 'finally';
  const member = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
  return passes && member && isCaught(callee.object);
}

/** Whether a promise cannot fail, as it only waits for a timer. */
function onlyWaits(file: SourceFile, promise: Node): boolean {
  if (/^(?:sleep|wait|delay|pause|tick|nextTick|timeout)\(\)$/.test(pathOf(promise))) return true;
  if (promise.type !== 'NewExpression' || pathOf(promise.callee) !== 'Promise') return false;
  return callsWithin(file, promise).every((call) => /^(?:setTimeout|\w{1,7})$/.test(lastName(call.callee)));
}
