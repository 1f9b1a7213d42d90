/**
 * **resilience/stale-response** (likely)
 *
 * An effect loads something each time a value changes and shows whichever answer comes last, also when it belongs to the
 * value before: nothing is cancelled or ignored.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { callsWithin, functionAround, isFunction, nodesWithin } from '../nearby.ts';
import { lastName } from '../nodeNames.ts';
import type { SourceFile } from '../sourceFile.ts';

const ignoring = /abort|signal|cancel|ignore|stale|mounted|active|current\b|latest/i;

export const staleResponse: GapRule = {
  rule: 'resilience/stale-response',
  axis: 'resilience',
  inPlainWords: 'When somebody is quick, the answer to an earlier question can replace the later one.',
  forEngineers: 'Race: an effect sets state from a response without cancelling the request before.',
  instead: 'Abort the earlier request in the clean-up, or use a query library that does.',
  confidence: 'likely',
  find: inEachFile((file) =>
    callsIn(file).filter(({ callee, arguments: [work, deps] }) => {
      const again = deps?.type === 'ArrayExpression' && deps.elements.length > 0;
      return /^use\w*Effect$/.test(lastName(callee)) && again && isFunction(work) && shows(file, work);
    }),
  ),
};

/** Whether an effect sets state after waiting, without anything that could stop it. */
function shows(file: SourceFile, work: Node): boolean {
  const waits =
    nodesWithin(file, 'AwaitExpression', work).length > 0 ||
    callsWithin(file, work).some(({ callee }) => lastName(callee) === 'then');
  const sets = nodesWithin(file, 'Identifier', work).some(({ name }) =>
    /^set[A-Z](?!imeout|nterval)/.test(name),
  );
  const cleans = nodesWithin(file, 'ReturnStatement', work).some(
    (node) => node.argument && functionAround(file, node) === work,
  );
  return waits && sets && !cleans && !ignoring.test(file.code.slice(work.start ?? 0, work.end ?? 0));
}
