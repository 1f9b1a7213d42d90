import { leakTexts, type LeakText } from './leakTexts.ts';

/** What a leak is about; `leak/unknown-import` is no leak found but a place that could not be checked. */
export const leakRules = [
  'leak/production-imports-prototype',
  'leak/prototype-imports-production',
  'leak/pasted-code',
  'leak/lab-in-build',
  'leak/secret',
  'leak/unknown-import',
] as const;
export type LeakRule = (typeof leakRules)[number];

/** A way in which prototype and production touch though they should not, at one place of one file. */
export interface Leak {
  readonly rule: LeakRule;
  /** `note`: nothing is wrong that we know of, but it could not be checked. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Inside its root, with `/`. */
  readonly path: string;
  /** Which root that is. */
  readonly side: 'production' | 'lab';
  /** From 1. */
  readonly line: number;
  /** What, why and what to do, in plain English. */
  readonly message: string;
  /** The sentence with `{0}`, `{1}` … for what stands in `values`, so that the editor can translate it. */
  readonly template: string;
  readonly values: readonly string[];
  /** The specifier, the file of the lab, or the kind of secret; never the secret itself. */
  readonly subject: string;
}

/** Where a leak is and what of: everything but its words. */
export type LeakPlace = Pick<Leak, 'rule' | 'severity' | 'path' | 'side' | 'line' | 'subject'>;

/** Words a leak: `values[i]` stands where the sentence says `{i}`. */
export function wordLeak(place: LeakPlace, text: LeakText, values: readonly string[]): Leak {
  const template = leakTexts[text];
  const message = template.replaceAll(/\{(\d+)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
  return { ...place, message, template, values };
}
