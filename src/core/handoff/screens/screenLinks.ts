import type { PrototypeFile } from '../../generation/fileChange.ts';
import { contract, parsePlace } from '../../prototype/contract.ts';
import { readSource } from '../gaps/sourceFile.ts';

/** A way from one screen to another, as the prototype's code names it. */
export interface ScreenLink {
  readonly from: string;
  readonly to: string;
}

/** A screen begins: `data-screen="basket"`, `<Screen id="basket">`. */
const screen = String.raw`(?:\b${contract.screen}\s{0,9}=\s{0,9}\{?\s{0,9}|<Screen\b[^>]{0,300}?\sid\s{0,9}=\s{0,9}\{?\s{0,9})["'\x60](?<screen>[^"'\x60$<>{}\n]{1,100})["'\x60]`;
/** It leads on: `data-go="basket/empty"`, `go('basket')`. */
const go = String.raw`(?:\b${contract.go}\s{0,9}=\s{0,9}\{?\s{0,9}|(?<![\w$.])go\(\s{0,9}|\bfootbridge\.go\(\s{0,9})["'\x60](?<go>[^"'\x60$<>{}\n]{1,200})["'\x60]`;
const marks = new RegExp(`${screen}|${go}`, 'g');

/**
 * Finds the ways between screens that are written out in the prototype's code. A way belongs to the screen that was named last before
 * it in the same file, which is how both pages and components are written; one that stands before any screen, or whose
 * target is put together at run time, is not seen.
 *
 * @returns each way once, in order of appearance; `back` is none
 */
export function screenLinks(files: readonly PrototypeFile[]): ScreenLink[] {
  const links = new Map<string, ScreenLink>();
  for (const { uncommented, language } of files.map(readSource)) {
    if (language === 'other') continue;
    let from: string | undefined;
    for (const { groups } of uncommented.matchAll(marks)) {
      from = groups?.['screen'] ?? from;
      const to = groups?.['go'] === undefined ? '' : parsePlace(groups['go'].trim()).screen;
      if (from !== undefined && to !== '' && to !== 'back' && to !== from)
        links.set(JSON.stringify([from, to]), { from, to });
    }
  }
  return [...links.values()];
}
