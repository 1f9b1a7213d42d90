import type { ScreenPicture } from './screenPicture.ts';

/** A picture with its file, or why there is none. */
export type CapturedScreen = ScreenPicture & { readonly png?: Uint8Array };
