/**
 * **maintainability/unnamed-timing** (likely)
 *
 * A moment of waiting is a bare number in the code. Timers that act as a server are reported by
 * resilience/simulated-waiting instead.
 */
import type { Node } from '@babel/types';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { place } from '../sourceFile.ts';
import { findTimers } from '../timers.ts';

/** Shorter delays put work off to the next frame and mean nothing to a person. In milliseconds. */
const noticeable = 50;

export const unnamedTiming: GapRule = {
  rule: 'maintainability/unnamed-timing',
  axis: 'maintainability',
  inPlainWords: 'How long something takes is a number without a reason.',
  forEngineers: 'A timer with a literal delay: order and timing are assumed, not signalled.',
  instead: 'Wait for the event itself; name and justify what must be timed.',
  confidence: 'likely',
  find: placesInEachFile((file) =>
    oncePerLine(
      findTimers(file)
        .filter(({ pretends, call }) => !pretends && isBareWait(call.arguments[1]))
        .map(({ call }) => place(file, call)),
    ),
  ),
};

function isBareWait(wait: Node | undefined): boolean {
  if (wait?.type === 'ConditionalExpression')
    return isBareWait(wait.consequent) || isBareWait(wait.alternate);
  return wait?.type === 'NumericLiteral' && wait.value >= noticeable;
}
