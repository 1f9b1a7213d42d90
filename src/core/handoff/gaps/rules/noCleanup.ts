/**
 * **resilience/no-cleanup** (certain)
 *
 * An effect listens, ticks or subscribes and never stops: it returns nothing that would. Each visit of the screen adds
 * one more.
 */
import type { Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { callsWithin, functionAround, isFunction, nodesWithin } from '../nearby.ts';
import { lastName } from '../nodeNames.ts';
import type { SourceFile } from '../sourceFile.ts';

export const noCleanup: GapRule = {
  rule: 'resilience/no-cleanup',
  axis: 'resilience',
  inPlainWords: 'Each visit of this screen leaves something running behind.',
  forEngineers: 'Effect with a listener, interval or subscription and no clean-up function.',
  instead: 'Return the function that removes what the effect set up.',
  confidence: 'certain',
  find: inEachFile((file) =>
    callsIn(file).filter(({ callee, arguments: [work] }) => {
      if (!/^use\w*Effect$/.test(lastName(callee)) || !isFunction(work)) return false;
      return startsSomething(file, work) && !stopsIt(file, work);
    }),
  ),
};

function startsSomething(file: SourceFile, work: Node): boolean {
  return callsWithin(file, work).some(
    (call) =>
      functionAround(file, call) === work &&
      /^(?:addEventListener|setInterval|subscribe|observe)$/.test(lastName(call.callee)),
  );
}

function stopsIt(file: SourceFile, work: Node): boolean {
  const returns = nodesWithin(file, 'ReturnStatement', work).some(
    (node) => functionAround(file, node) === work,
  );
  return returns || (isFunction(work) && work.body.type !== 'BlockStatement');
}
