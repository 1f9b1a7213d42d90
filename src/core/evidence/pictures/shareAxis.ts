import type { PictureMark } from './picture.ts';
import { space, type PictureSetting } from './pictureOptions.ts';
import { label } from './pictureText.ts';

const sides = 2 * space.edge + 8;

/** Where a share from 0 to 1 is on the axis. */
export function shareX(share: number, width: number): number {
  return sides / 2 + share * (width - sides);
}

/** A line from 0 to 100 % with a number at every quarter. @param y where it is */
export function shareAxis(y: number, { width }: PictureSetting): PictureMark[] {
  return [0, 0.25, 0.5, 0.75, 1]
    .flatMap((share): PictureMark[] => {
      const x = shareX(share, width);
      const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
      return [
        { kind: 'line', role: 'axis', x1: x, y1: y, x2: x, y2: y + 4 },
        label(
          share === 0 ? space.edge : share === 1 ? width - space.edge : x,
          y + 16,
          percent(share),
          'muted',
          anchor,
        ),
      ];
    })
    .concat([{ kind: 'line', role: 'axis', x1: shareX(0, width), y1: y, x2: shareX(1, width), y2: y }]);
}

/** A share in whole percent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
