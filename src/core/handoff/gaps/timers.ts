import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { callsIn } from './calls.ts';
import { functionGiven } from './listWalks.ts';
import { callsWithin, isFunction, nodesWithin } from './nearby.ts';
import { lastName, pathOf } from './nodeNames.ts';
import { remember } from './remember.ts';
import { nodesOf, type SourceFile } from './sourceFile.ts';

/** A timer in the prototype's code. */
export interface Timer {
  readonly call: CallExpression | OptionalCallExpression;
  readonly offset: number;
  /** Whether it stands in for work that a server would do: it leads to a new screen, state or value. */
  readonly pretends: boolean;
  /** Milliseconds, when they are written as a number. */
  readonly delay: number | undefined;
}

/** Milliseconds below which a timer is taken for movement on the page. */
const shortestWait = 300;

const leadingOn =
  /^(?:go|back|navigate|resolve|res|render\w*|show\w*|load\w*|set(?!Timeout|Interval|Attribute|Property)[A-Z]\w*)$/;

/** Lists the timers in a file, in order. */
export const findTimers: (file: SourceFile) => readonly Timer[] = remember((file) =>
  callsIn(file).flatMap((call): Timer[] => {
    const kind = /^(?:(?:window|globalThis|self)\.)?(setTimeout|setInterval)$/.exec(pathOf(call.callee))?.[1];
    const [work, wait] = call.arguments;
    if (kind === undefined || work === undefined) return [];
    const delay = longest(wait);
    const waits = delay === undefined || delay >= shortestWait;
    const pretends = kind === 'setTimeout' && waits && leadsOn(file, work) && !replaces(file, call);
    return [
      {
        call,
        offset: call.start ?? 0,
        pretends,
        delay: wait?.type === 'NumericLiteral' ? wait.value : undefined,
      },
    ];
  }),
);

/** The longest wait that is written out; `undefined` when only running code knows. */
function longest(wait: Node | undefined): number | undefined {
  if (wait?.type === 'NumericLiteral') return wait.value;
  if (wait?.type !== 'ConditionalExpression') return undefined;
  const [one, other] = [longest(wait.consequent), longest(wait.alternate)];
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

function leadsOn(file: SourceFile, work: Node): boolean {
  if (work.type === 'Identifier' && /^(?:resolve|res|r|done)$/.test(work.name)) return true;
  const code = isFunction(work) ? work : functionGiven(file, work);
  if (code === undefined) return false;
  const calls = callsWithin(file, code).some(({ callee }) => leadingOn.test(pathOf(callee)));
  const states = nodesWithin(file, 'AssignmentExpression', code).some(({ left }) =>
    /(?:^|\.)state(?:\.|$)|location\.(?:hash|href)$/.test(pathOf(left)),
  );
  return calls || states;
}

/** Whether each call puts off the one before: a pause in typing, not a wait for a server. */
function replaces(file: SourceFile, call: Node): boolean {
  const around = file.syntax?.parentOf(call);
  if (around?.type !== 'AssignmentExpression') return false;
  const kept = pathOf(around.left);
  const input = nodesOf(file, 'CallExpression').some(
    ({ callee, arguments: [first] }) => lastName(callee) === 'clearTimeout' && pathOf(first) === kept,
  );
  return input && /debounce|pending|typing|search|query/i.test(kept);
}
