import type { GapPlace } from './gapPlace.ts';
import type { SourceFile } from './sourceFile.ts';

/** What engineering owns, in the order in which a brief lists it. */
export const axes = ['scale', 'resilience', 'security', 'maintainability'] as const;
export type Axis = (typeof axes)[number];

/** How sure the scan is that a gap is there: by construction or unmistakable, from a telling pattern, or a hint. */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** The words about a gap: the same wherever a rule finds it. */
export interface GapWords {
  /** A stable name such as `security/unescaped-html`. */
  readonly rule: string;
  readonly axis: Axis;
  /** What it means, for a product manager. */
  readonly inPlainWords: string;
  /** The mechanism, for an engineer. */
  readonly forEngineers: string;
  /** What engineering would do. */
  readonly instead: string;
  readonly confidence: Confidence;
}

/** One production gap at one place; `file` and `line` are missing where a gap holds for the whole prototype. */
export interface Gap extends GapWords {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly detail: string | undefined;
  /** On the last gap a rule lists: how many more places there are. */
  readonly more: number;
  /** Only a named engineer can say otherwise. */
  readonly status: 'not addressed';
}

/** One rule of the scan. The doc comment of its file is its user documentation. */
export interface GapRule extends GapWords {
  readonly find: FindGaps;
}

export interface FindGaps {
  /** The places where the gap shows, or `always` when it holds for the prototype as a whole. */
  (files: readonly SourceFile[]): readonly GapPlace[] | 'always';
  /** Of rules that look at one file at a time: the places in it, kept for when all files are asked for. */
  readonly inFile?: (file: SourceFile) => readonly GapPlace[];
}
