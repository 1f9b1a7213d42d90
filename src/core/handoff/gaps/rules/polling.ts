/**
 * **scale/polling** (likely)
 *
 * The page asks again and again at a fixed interval (`setInterval` with a request or with a function that loads or
 * refreshes). Every open page does, whether something changed or not. Clocks are left alone.
 */
import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { functionGiven } from '../listWalks.ts';
import { callsWithin } from '../nearby.ts';
import { lastName, pathOf } from '../nodeNames.ts';
import { sendersIn } from '../sendersIn.ts';
import type { SourceFile } from '../sourceFile.ts';

const asking = /^(?:fetch|axios|load|reload|refresh|refetch|sync|poll|revalidate|invalidate|check[A-Z])/;

export const polling: GapRule = {
  rule: 'scale/polling',
  axis: 'scale',
  inPlainWords: 'Every open page asks again and again, whether something changed or not.',
  forEngineers: 'Fixed-interval polling without back-off, conditional requests or visibility check.',
  instead: 'Push changes (events, sockets), or poll with ETags, back-off and only while visible.',
  confidence: 'likely',
  find: (files) => {
    const sending = sendersIn(files);
    const asks = (name: string) => asking.test(name) || sending.has(name);
    return inEachFile((file) => callsIn(file).filter((call) => asksAgain(file, call, asks)))(files);
  },
};

function asksAgain(
  file: SourceFile,
  { callee, arguments: [work] }: CallExpression | OptionalCallExpression,
  asks: (name: string) => boolean,
): boolean {
  if (!/^(?:(?:window|globalThis)\.)?setInterval$/.test(pathOf(callee)) || work === undefined) return false;
  if (asks(lastName(work))) return true;
  const code: Node | undefined = functionGiven(file, work);
  return code !== undefined && callsWithin(file, code).some((call) => asks(lastName(call.callee)));
}
