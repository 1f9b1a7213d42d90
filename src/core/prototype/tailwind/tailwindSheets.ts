import type { PrototypeSource } from '../../generation/fileChange.ts';
import { wellFormed } from '../address.ts';
import { contract } from '../contract.ts';
import type { PrototypeFinding } from '../finding.ts';
import { scriptAt } from '../kit/kitLibraries.ts';

/** A stylesheet for Tailwind to compile, with where it stands. */
export interface TailwindSheet {
  readonly text: string;
  readonly file: string;
  /** The line of the file on which the text begins. */
  readonly line: number;
}

/** Stylesheets that Tailwind has compiled, by their text as written. */
export interface CompiledSheets {
  /** Whether the prototype uses Tailwind at all. */
  readonly on: boolean;
  readonly sheets: ReadonlyMap<string, string>;
  readonly findings: readonly PrototypeFinding[];
}

/** A page that does not use Tailwind. */
export const withoutTailwind: CompiledSheets = { on: false, sheets: new Map(), findings: [] };

/** What a page gets that loads Tailwind from a package server and has no stylesheet for it. */
export const plainSheet = '@import "tailwindcss";/* in place of the script */';

/** What makes a stylesheet one for Tailwind. */
const directive =
  /@import\s+(?:url\(\s*)?["']tailwindcss(?:\/[\w.-]+)?["']|@tailwind\s+(?:base|components|utilities|preflight)|@theme(?=[\s{])[^;{]*\{/i;
const styleElement = /<style\b([^>]*)>([\s\S]*?)<\/style\s*>/gi;
const scriptSource = /<script\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi;

/**
 * The stylesheets of a prototype that Tailwind has to compile; none when it does not use Tailwind. A page that
 * loads Tailwind from a package server and has no such stylesheet gets {@link plainSheet}.
 */
export function tailwindSheets({ files }: PrototypeSource): TailwindSheet[] {
  const sheets: TailwindSheet[] = files
    .filter((file) => /\.css$/i.test(file.path) && directive.test(file.text))
    .map((file) => ({ text: normal(file.text), file: file.path, line: 1 }));
  const page = normal(files.find((file) => file.path === contract.entry)?.text ?? '');
  const remote = [...page.matchAll(scriptSource)].some(
    ([, address = '']) => scriptAt(address) === 'tailwind',
  );
  for (const { 1: attributes = '', 2: text = '', index, 0: whole } of page.matchAll(styleElement)) {
    if (!directive.test(text) && !/type\s*=\s*["']?text\/tailwindcss/i.test(attributes)) continue;
    const before = page.slice(0, index + whole.indexOf('>') + 1);
    sheets.push({ text, file: contract.entry, line: before.split('\n').length });
  }
  return sheets.length === 0 && remote ? [{ text: plainSheet, file: contract.entry, line: 1 }] : sheets;
}

/**
 * Everything in the prototype's files that may be a class name, in the order of the alphabet. What is none
 * Tailwind passes over. The patterns are those of Tailwind 3's own extractor.
 */
export function classCandidates({ files }: PrototypeSource): string[] {
  const found = new Set<string>();
  for (const { path, text } of files) {
    if (!/\.(html|[cm]?[jt]sx?|json|svg|md)$/i.test(path)) continue;
    for (const pattern of [/[^<>"'`\s]*[^<>"'`\s:]/g, /[^<>"'`\s.(){}[\]#=%]*[^<>"'`\s.(){}[\]#=%:]/g]) {
      for (const [candidate] of text.matchAll(pattern)) if (candidate.length < 120) found.add(candidate);
    }
  }
  return [...found].toSorted((a, b) => (a < b ? -1 : 1));
}

function normal(text: string): string {
  return wellFormed(text.replaceAll(/\r\n?/g, '\n'));
}
