import type { HypothesisKind } from '../../experiment/hypothesis.ts';

/** Bounds for pictures of screens: a brief with more or larger ones helps nobody, and a prototype may have them without end. */
export const mostPlaces = 60;
/** CSS pixels. */
export const mostHeight = 1000;
export const mostBytes = 2 * 1024 * 1024;
/** For one picture, with loading the page; and for all of them, after which an export goes on without the rest. */
export const pictureWithinMs = 10_000;
export const allWithinMs = 60_000;

/** The window that a prototype is shown in for its pictures, in CSS pixels, and how many pixels one of them has. */
export interface PictureWindow {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Internal tools are used at a desk; everything else is designed for phones first. */
export function pictureWindow(kind: HypothesisKind): PictureWindow {
  return kind === 'internalTool'
    ? { width: 1024, height: 768, scale: 1 }
    : { width: 390, height: 844, scale: 2 };
}
