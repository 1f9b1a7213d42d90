import type { IconSet } from './kit/icons.ts';

/** What the compiler needs from outside, because core itself neither hashes nor parses JavaScript. */
export interface CompileTools {
  /** SHA-256 of the text's UTF-8 bytes, in base64, as Content-Security-Policy writes it. */
  sha256(text: string): string;
  /** Parses a classic script without running it; the first mistake, or `undefined`. Lines count from 1. */
  checkSyntax(code: string): { readonly line: number; readonly message: string } | undefined;
}

/** The prebuilt browser parts that every page gets. */
export interface PageParts {
  /** Runs first in the inner frame: takes the port and closes the ways out. */
  readonly bootstrap: string;
  /** Screens, states and navigation inside the frame. */
  readonly kit: string;
  /** The trusted page around the frame. */
  readonly outer: string;
  /** Takes pictures of the page from inside; only in pages that are made for that. */
  readonly capture?: string;
  /** The kit's stylesheet; the prototype's own styles come after it. */
  readonly css: string;
  /**
   * A file of the kit's prebuilt libraries, such as `react.js`. Read when a prototype first uses it.
   *
   * @throws when there is none of that name, which is a fault of the build
   */
  library(file: string): string;
  /** All icons. Read when a prototype first uses one. */
  icons(): IconSet;
}
