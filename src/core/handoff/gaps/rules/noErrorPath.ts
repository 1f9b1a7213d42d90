/**
 * **resilience/no-error-path** (likely)
 *
 * Something is waited for, and where it could fail nothing catches it: a `.then` without `.catch`, a request
 * nobody waits for, or an `await` outside `try` in code that the page itself starts (handlers, effects, timers, the top of a script). Functions that hand a
 * failure on to their caller are left alone.
 */
import type { Node } from '@babel/types';
import { callsIn, functionsIn } from '../calls.ts';
import { functionNamed } from '../functionsByName.ts';
import type { GapRule } from '../gap.ts';
import { handlersIn } from '../handlers.ts';
import { functionAround, isFunction, isGuarded } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { requestsIn } from '../requests.ts';
import { nodesOf, place, type SourceFile } from '../sourceFile.ts';
import { isCaught, unguardedAwait } from '../waiting.ts';

export const noErrorPath: GapRule = {
  rule: 'resilience/no-error-path',
  axis: 'resilience',
  inPlainWords: 'If this step fails, the person is left waiting without a word.',
  forEngineers: 'Asynchronous work without a rejection handler.',
  instead: 'Handle rejection at one place per flow and offer the person a way on.',
  confidence: 'likely',
  find: (files) => {
    const started = startedCode(files);
    return files.flatMap((file) => {
      const awaits = functionsIn(file).flatMap((code) =>
        code.async && started.has(code) ? (unguardedAwait(file, code) ?? []) : [],
      );
      const all = [...awaits, ...looseWork(file, started), ...awaitsAtTop(file)];
      return oncePerLine(all.map((node) => place(file, node)));
    });
  },
};

/** Functions that nobody waits for: handlers, what timers and effects run, and what is called as a statement. */
function startedCode(files: readonly SourceFile[]): ReadonlySet<Node> {
  const byName = files.flatMap((file) =>
    calledAlone(file).flatMap((name) => functionNamed(files, file, name) ?? []),
  );
  const given = files.flatMap((file) =>
    callsIn(file)
      .filter(({ callee }) => /^(?:setTimeout|setInterval|use\w*Effect|onScreen)$/.test(lastName(callee)))
      .flatMap((call) => call.arguments.slice(0, 1)),
  );
  const atOnce = files.flatMap((file) => callsIn(file).map(({ callee }) => callee)).filter(isFunction);
  return new Set<Node>([
    ...handlersIn(files).map(({ code }) => code),
    ...byName.map(({ node }) => node),
    ...given,
    ...atOnce,
  ]);
}

function calledAlone(file: SourceFile): string[] {
  return nodesOf(file, 'ExpressionStatement').flatMap(({ expression }) => {
    const call = expression.type === 'UnaryExpression' ? expression.argument : expression;
    return call.type === 'CallExpression' && call.callee.type === 'Identifier' ? [call.callee.name] : [];
  });
}

/** Requests and chains of `then` that nobody waits for and that end without a handler for failures. */
function looseWork(file: SourceFile, started: ReadonlySet<Node>): Node[] {
  const requests = new Set<Node>(requestsIn(file).map(({ call }) => call));
  const statements = nodesOf(file, 'ExpressionStatement').map(({ expression }) => expression);
  const bodies = nodesOf(file, 'ArrowFunctionExpression').filter((code) => started.has(code));
  return [...statements, ...bodies.map(({ body }) => body)].flatMap((node) => {
    const work = node.type === 'UnaryExpression' ? node.argument : node;
    const isChain = /\.(?:then|finally)\(\)$/.test(pathOf(work));
    return (isChain && !isCaught(work)) || requests.has(work) ? [work] : [];
  });
}

function awaitsAtTop(file: SourceFile): Node[] {
  return nodesOf(file, 'AwaitExpression').filter(
    (node) => functionAround(file, node) === undefined && !isGuarded(file, node) && !isCaught(node.argument),
  );
}
