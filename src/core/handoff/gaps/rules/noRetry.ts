/**
 * **resilience/no-retry** (possible)
 *
 * Something is read from a server once, and one hiccup is the end: a reading request outside any loop, in a function
 * that speaks of no second attempt.
 */
import type { FunctionNode } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { callsWithin, isFunction } from '../nearby.ts';
import { pathOf } from '../nodeNames.ts';
import { type NetworkRequest, requestsIn } from '../requests.ts';
import type { SourceFile } from '../sourceFile.ts';

export const noRetry: GapRule = {
  rule: 'resilience/no-retry',
  axis: 'resilience',
  inPlainWords: 'One hiccup of the network and it has failed; it does not try again.',
  forEngineers: 'Idempotent read without retry and back-off.',
  instead: 'Retry reads a few times with growing, jittered pauses; then show the error state.',
  confidence: 'possible',
  find: inEachFile((file) =>
    requestsIn(file)
      .filter((one) => one.method === 'GET' && isTriedOnce(file, one))
      .map(({ call }) => call),
  ),
};

const repeating = /retr(?:y|ies)|attempt|back-?off|useQuery|useSWR/i;

/** Whether an answer is wanted, outside any loop and any function that speaks of further attempts or calls itself. */
function isTriedOnce(file: SourceFile, { call }: NetworkRequest): boolean {
  const around = file.syntax?.parentOf(call);
  const whole = around?.type === 'AwaitExpression' ? file.syntax?.parentOf(around) : around;
  if (whole?.type === 'ExpressionStatement') return false;
  for (const outer of file.syntax?.ancestors(call) ?? []) {
    if (isFunction(outer)) return !speaksOfMore(file, outer);
    if (/^(?:For|While|DoWhile)Statement$/.test(outer.type)) return false;
  }
  return true;
}

function speaksOfMore(file: SourceFile, code: FunctionNode): boolean {
  const name = 'id' in code && code.id ? code.id.name : undefined;
  const itself = callsWithin(file, code).some(({ callee }) => name !== undefined && pathOf(callee) === name);
  return itself || repeating.test(file.code.slice(code.start ?? 0, code.end ?? 0));
}
