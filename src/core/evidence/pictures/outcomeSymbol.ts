import type { TaskOutcome } from '../evidenceEvent.ts';
import type { PictureMark, PictureRole } from './picture.ts';

/**
 * A sign for an outcome, told apart by shape: a tick (alone), a ring (with help), a cross (failed), a dash (gave up), a
 * dot (not finished).
 *
 * @param x centre
 * @param reach half its width
 * @param role what it is drawn as; by itself the outcome's own
 */
export function outcomeSymbol(
  outcome: TaskOutcome | 'none',
  x: number,
  y: number,
  reach: number,
  role: PictureRole = outcome,
): readonly PictureMark[] {
  const line = (x1: number, y1: number, x2: number, y2: number): PictureMark => ({
    kind: 'line',
    role,
    x1: x + x1 * reach,
    y1: y + y1 * reach,
    x2: x + x2 * reach,
    y2: y + y2 * reach,
    thick: true,
  });
  const shapes: Readonly<Record<typeof outcome, readonly PictureMark[]>> = {
    completed: [line(-1, 0.1, -0.25, 0.8), line(-0.25, 0.8, 1, -0.8)],
    assisted: [{ kind: 'circle', role, x, y, radius: reach * 0.85, hollow: true }],
    failed: [line(-0.8, -0.8, 0.8, 0.8), line(-0.8, 0.8, 0.8, -0.8)],
    abandoned: [line(-1, 0, 1, 0)],
    none: [{ kind: 'circle', role, x, y, radius: reach * 0.45 }],
  };
  return shapes[outcome];
}
