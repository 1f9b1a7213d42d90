import { pictureWords, type PictureWords } from './pictureWords.ts';

/** How pictures are drawn; all of it may be left out. */
export interface PictureOptions {
  /** In pixels, at least 240; 640 by itself. The height follows. */
  readonly width?: number;
  /** English by itself. */
  readonly words?: PictureWords;
  /** The time, ISO, for what still goes on. */
  readonly now?: string;
}

/** What builders work with. */
export interface PictureSetting {
  readonly width: number;
  readonly words: PictureWords;
}

const narrowest = 240;

/** The options with what was left out. */
export function settingOf({ width = 640, words = pictureWords }: PictureOptions): PictureSetting {
  return { width: Math.max(narrowest, Math.round(width)), words };
}

/** Space around and between things, in pixels. */
export const space = { edge: 12, line: 18, row: 26, gap: 14 } as const;
