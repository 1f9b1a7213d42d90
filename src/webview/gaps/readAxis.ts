import type { Axis } from '../../protocol/gaps.ts';
import { axes } from './words.ts';

/** The axis that was looked at alone when the page was last open. @param state what the page remembered, of any shape */
export function readAxis(state: unknown): Axis | undefined {
  if (typeof state !== 'object' || state === null || !('axis' in state)) return undefined;
  return axes.find((axis) => axis === state.axis);
}
