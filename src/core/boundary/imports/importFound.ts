/**
 * How a file reaches another one. `reexport` is `export … from`; `type` is erased when the code runs; `css` is what a style
 * sheet includes (`@import`, `@use`, `composes … from`), `url` what it or `new URL(…, import.meta.url)` points at.
 */
export type ImportKind =
  'static' | 'dynamic' | 'require' | 'type' | 'reexport' | 'css' | 'url' | 'worker' | 'html';

/** One place where a file names another. */
export interface ImportFound {
  /** What is imported, as written (escapes read); undefined where it is known only when the code runs, or where the file can't be read. */
  readonly specifier: string | undefined;
  readonly kind: ImportKind;
  /** From 1. */
  readonly line: number;
  /** With no specifier: the text it is known to begin with (`./pages/` of `import('./pages/' + name)`), when there is any. */
  readonly start?: string;
}
