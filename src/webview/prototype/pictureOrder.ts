/** What is asked of a page that takes pictures of itself (see capture.ts). Lengths are CSS pixels. */
export interface PictureOrder {
  readonly id: number;
  /** Names as they are in the page, not encoded as in an address. */
  readonly screen: string;
  readonly state: string;
  readonly mostHeight: number;
  /** How many pixels of the picture one CSS pixel has. */
  readonly scale: number;
  /** Of the PNG file. */
  readonly mostBytes: number;
}

/** The answer to the order of this id. The page is not trusted: whoever keeps the picture looks what it is. */
export type PictureAnswer =
  | { readonly id: number; readonly png: string; readonly width: number; readonly height: number }
  | { readonly id: number; readonly missing: 'notReached' | 'tooLarge' | 'brokePage' };
