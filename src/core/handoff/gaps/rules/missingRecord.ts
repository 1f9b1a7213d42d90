/**
 * **resilience/missing-record** (likely)
 *
 * A record is looked up (`find`) and used as if it were always there. When it was deleted meanwhile, the screen breaks.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { functionGiven } from '../listWalks.ts';
import { functionAround, mentions, nodesWithin } from '../nearby.ts';
import { lastName } from '../nodeNames.ts';
import type { SourceFile } from '../sourceFile.ts';

export const missingRecord: GapRule = {
  rule: 'resilience/missing-record',
  axis: 'resilience',
  inPlainWords: 'If the record is gone meanwhile, this screen breaks.',
  forEngineers: 'The result of find() is dereferenced or asserted without a check for undefined.',
  instead: 'Handle "not found" as a state of the screen.',
  confidence: 'likely',
  find: inEachFile((file) =>
    callsIn(file).filter(
      (call) =>
        /^(?:find|findLast)$/.test(lastName(call.callee)) &&
        functionGiven(file, call.arguments[0]) !== undefined &&
        isTrusted(file, call),
    ),
  ),
};

function isTrusted(file: SourceFile, call: Node): boolean {
  const around = file.syntax?.parentOf(call);
  if (around?.type === 'TSNonNullExpression') return true;
  if (around?.type === 'MemberExpression') return around.object === call;
  if (around?.type !== 'VariableDeclarator' && around?.type !== 'AssignmentExpression') return false;
  const id = around.type === 'VariableDeclarator' ? around.id : around.left;
  if (id.type === 'ObjectPattern') return true;
  const scope = functionAround(file, call);
  return id.type === 'Identifier' && scope !== undefined && isUsedUnasked(file, scope, id.name);
}

/** Whether a property of the named value is read and nothing asks whether there is a value. */
function isUsedUnasked(file: SourceFile, scope: Node, name: string): boolean {
  const isIt = (node: Node) => node.type === 'Identifier' && node.name === name;
  const used = nodesWithin(file, 'MemberExpression', scope).some(({ object }) => isIt(object));
  const asked =
    [
      ...nodesWithin(file, 'IfStatement', scope).map(({ test }) => test),
      ...nodesWithin(file, 'ConditionalExpression', scope).map(({ test }) => test),
      ...nodesWithin(file, 'LogicalExpression', scope).map(({ left }) => left),
      ...nodesWithin(file, 'UnaryExpression', scope),
    ].some((node) => mentions(file, node, name)) ||
    nodesWithin(file, 'OptionalMemberExpression', scope).some(({ object }) => isIt(object));
  return used && !asked;
}
