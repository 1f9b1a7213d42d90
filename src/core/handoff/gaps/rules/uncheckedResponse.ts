/**
 * **resilience/unchecked-response** (certain)
 *
 * The answer to a `fetch` is used without looking whether it says success (`ok` or `status`): "not found" and "server
 * error" are taken for data.
 */
import type { Node } from '@babel/types';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { boundNames, callsWithin, functionAround, isFunction, nodesWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { requestsIn } from '../requests.ts';
import type { SourceFile } from '../sourceFile.ts';

export const uncheckedResponse: GapRule = {
  rule: 'resilience/unchecked-response',
  axis: 'resilience',
  inPlainWords: 'An error from the server is taken for a normal answer.',
  forEngineers: 'fetch does not reject on 4xx and 5xx; response.ok is never checked.',
  instead: 'Check the status at one place for all requests and turn failures into typed errors.',
  confidence: 'certain',
  find: inEachFile((file) =>
    requestsIn(file)
      .filter(({ call, isFetch }) => isFetch && isTakenAsIs(file, call))
      .map(({ call }) => call),
  ),
};

function isTakenAsIs(file: SourceFile, call: Node): boolean {
  const around = file.syntax?.parentOf(call);
  if (around?.type === 'MemberExpression' && lastName(around) === 'then')
    return isThenUnchecked(file, around);
  if (
    around?.type === 'ExpressionStatement' ||
    (around?.type === 'UnaryExpression' && around.operator === 'void')
  )
    return true;
  if (around?.type !== 'AwaitExpression') return false;
  const user = file.syntax?.parentOf(around);
  if (user?.type === 'ExpressionStatement') return true;
  if (user?.type === 'MemberExpression') return /^(?:json|text|blob)$/.test(lastName(user));
  if (user?.type !== 'VariableDeclarator') return false;
  const scope = functionAround(file, call) ?? [...(file.syntax?.ancestors(call) ?? [])].at(-1);
  return scope !== undefined && user.id.type === 'Identifier' && !looksAt(file, scope, user.id.name);
}

function isThenUnchecked(file: SourceFile, then: Node): boolean {
  const chain = file.syntax?.parentOf(then);
  const work = chain?.type === 'CallExpression' ? chain.arguments[0] : undefined;
  if (!isFunction(work)) return false;
  const [received] = work.params;
  const names = received === undefined ? [] : boundNames(received);
  return received?.type !== 'ObjectPattern' && !names.some((name) => looksAt(file, work, name));
}

/** Whether the status of a response is read, or the response is handed to something that may. */
function looksAt(file: SourceFile, scope: Node, name: string): boolean {
  const read = nodesWithin(file, 'MemberExpression', scope).some((node) =>
    [`${name}.ok`, `${name}.status`].includes(pathOf(node)),
  );
  const handedOn = callsWithin(file, scope).some((call) =>
    call.arguments.some((one) => pathOf(one) === name),
  );
  return read || handedOn;
}
