/** Texts by which one rule is known: those in which it finds something, and those it must leave alone. */
export interface GapExample {
  readonly rule: string;
  readonly file: string;
  /** Each is found once, on its last line unless `line` says otherwise (the text begins on line 2). */
  readonly found: readonly string[];
  readonly line?: number;
  readonly leftAlone: readonly string[];
}
