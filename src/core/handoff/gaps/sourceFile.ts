import type { PrototypeFile } from '../../generation/fileChange.ts';
import type { GapPlace } from './gapPlace.ts';
import { blank, maskScript } from './maskScript.ts';

/** A file of the prototype, prepared for rules. All views are as long as `raw`, so that offsets agree. */
export interface SourceFile {
  readonly path: string;
  readonly language: 'script' | 'markup' | 'other';
  readonly raw: string;
  /** Only what runs: comments, the contents of literals and markup are blank. */
  readonly code: string;
  /** Without comments. */
  readonly uncommented: string;
  /** Where tags may stand: HTML without scripts and styles; scripts whole, as JSX and templates hold markup. */
  readonly markup: string;
}

/** Prepares one file. Files that are neither script nor HTML have no code and no markup. */
export function readSource(file: PrototypeFile): SourceFile {
  const raw = file.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const common = { path: file.path, raw };
  if (/\.[cm]?[jt]sx?$/i.test(file.path)) {
    const { code, uncommented } = maskScript(raw);
    return { ...common, language: 'script', code, uncommented, markup: uncommented };
  }
  if (/\.html?$/i.test(file.path)) return { ...common, language: 'markup', ...maskMarkup(raw) };
  return { ...common, language: 'other', code: blank(raw), uncommented: raw, markup: blank(raw) };
}

/**
 * Lists where `pattern` matches in a view of the file, in order.
 *
 * @param view which text to search
 * @param accept says whether a match counts; without it every match does
 */
export function placesOf(
  file: SourceFile,
  view: 'raw' | 'code' | 'uncommented' | 'markup',
  pattern: RegExp,
  accept: (match: RegExpExecArray) => boolean = () => true,
): GapPlace[] {
  const matches = [...file[view].matchAll(pattern)].filter(accept);
  return atOffsets(
    file,
    matches.map((match) => match.index),
  );
}

/** Turns ascending offsets into places; several on one line are one place. */
export function atOffsets(file: SourceFile, offsets: readonly number[]): GapPlace[] {
  const lines = new Set(offsets.map(lineCounter(file)));
  return [...lines].map((line) => ({ file: file.path, line }));
}

/** A function that gives the line of an offset, counted from 1; offsets must not go back. */
export function lineCounter(file: SourceFile): (offset: number) => number {
  let line = 1;
  let read = 0;
  return (offset) => {
    for (; read < offset; read += 1) if (file.raw.charAt(read) === '\n') line += 1;
    return line;
  };
}

const embedded =
  /<!--[\s\S]*?(?:-->|$)|(<script\b[^>]*>)([\s\S]*?)(<\/script>|$)|(<style\b[^>]*>)([\s\S]*?)(<\/style>|$)/gi;

/** Splits HTML into markup and the scripts in it. */
function maskMarkup(raw: string): Pick<SourceFile, 'code' | 'uncommented' | 'markup'> {
  const views = { code: '', uncommented: '', markup: '' };
  const add = (code: string, uncommented: string, markup: string) => {
    views.code += code;
    views.uncommented += uncommented;
    views.markup += markup;
  };
  let end = 0;
  for (const match of raw.matchAll(embedded)) {
    const between = raw.slice(end, match.index);
    add(blank(between), between, between);
    const [whole, open = match[4] ?? '', body = match[5] ?? '', close = match[6] ?? ''] = match;
    const { code, uncommented } = maskScript(match[1] === undefined ? '' : body);
    const text = match[1] === undefined ? body : uncommented;
    if (whole.startsWith('<!--')) add(blank(whole), blank(whole), blank(whole));
    else {
      const inside = match[1] === undefined ? blank(body) : code;
      add(blank(open) + inside + blank(close), open + text + close, open + blank(body) + close);
    }
    end = match.index + whole.length;
  }
  const rest = raw.slice(end);
  add(blank(rest), rest, rest);
  return views;
}
