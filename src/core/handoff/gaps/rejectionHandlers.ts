import type { Node, Statement } from '@babel/types';
import { callsIn } from './calls.ts';
import { isFunction } from './nearby.ts';
import { lastName, pathOf } from './nodeNames.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** Code that runs when something failed. */
export interface RejectionHandler {
  readonly at: Node;
  /** Whether it does nothing, only writes to the console, or something. */
  readonly does: 'nothing' | 'logs' | 'something';
}

/** Lists `catch` blocks and the functions given to `.catch(…)`. */
export function rejectionHandlers(file: SourceFile): RejectionHandler[] {
  const blocks = nodesOf(file, 'CatchClause').map((at) => ({ at, does: doneBy(at.body.body) }));
  const given = callsIn(file)
    .filter(({ callee }) => lastName(callee) === 'catch')
    .map(({ callee, arguments: [work] }) => {
      const at = 'property' in callee ? callee.property : callee;
      return { at, does: doneByFunction(work) };
    });
  return [...blocks, ...given];
}

function doneByFunction(work: Node | undefined): RejectionHandler['does'] {
  if (!isFunction(work)) return isLogging(work) ? 'logs' : 'something';
  if (work.body.type === 'BlockStatement') return doneBy(work.body.body);
  if (work.body.type === 'NullLiteral' || pathOf(work.body) === 'undefined') return 'nothing';
  return work.body.type === 'CallExpression' && isLogging(work.body.callee) ? 'logs' : 'something';
}

function doneBy(statements: readonly Statement[]): RejectionHandler['does'] {
  if (statements.length === 0) return 'nothing';
  const logs = (one: Statement) =>
    one.type === 'ExpressionStatement' &&
    one.expression.type === 'CallExpression' &&
    isLogging(one.expression.callee);
  return statements.every(logs) ? 'logs' : 'something';
}

function isLogging(node: Node | undefined): boolean {
  return pathOf(node).startsWith('console.');
}
