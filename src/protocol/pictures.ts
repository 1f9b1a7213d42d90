/** What crosses the border of the webview in which prototypes take pictures of their screens. */
import * as z from 'zod';
import {
  mostBytes,
  mostHeight,
  mostPlaces,
  type PictureWindow,
} from '../core/handoff/screens/pictureLimits.ts';
import { missingReasons } from '../core/handoff/screens/screenPicture.ts';
import type { Place } from '../core/prototype/contract.ts';

const number = z.number().int().min(0).max(mostPlaces);

/** Messages from the page. What it passes on comes from prototypes, which are not trusted. */
export const fromPicturesSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The picture of a place, by its number in the order; the size is that on the page. */
  z.object({
    type: z.literal('taken'),
    number,
    /** Base64. */
    png: z.string().max(Math.ceil(mostBytes / 3) * 4),
    width: z.number().int().min(1).max(2000),
    height: z.number().int().min(1).max(mostHeight),
  }),
  z.object({ type: z.literal('missing'), number, reason: z.enum(missingReasons) }),
  z.object({ type: z.literal('cancel') }),
]);
export type FromPictures = z.infer<typeof fromPicturesSchema>;

/** What is to be pictured, sent once. */
export interface PicturesOrder {
  readonly type: 'order';
  /** A page that takes pictures of itself. */
  readonly page: string;
  readonly places: readonly Place[];
  readonly window: PictureWindow;
  readonly limits: {
    readonly mostHeight: number;
    readonly mostBytes: number;
    readonly pictureWithinMs: number;
  };
}
