import type { PrototypeFile } from '../../generation/fileChange.ts';
import type { Node } from '@babel/types';
import type { GapPlace } from './gapPlace.ts';
import type { MarkupElement } from './markupElement.ts';
import { once } from './once.ts';
import { pageElements, pageScripts } from './pageElements.ts';
import { scriptElements } from './scriptElements.ts';
import { parseScripts, type Script, type Syntax } from './syntax.ts';
import { type HtmlDocument, parsePage } from '../../prototype/markup.ts';
import { blank, maskScript } from '../../prototype/maskScript.ts';

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
  /** What runs, parsed when first asked for; `undefined` where it cannot be, and for files without scripts. */
  readonly syntax: Syntax | undefined;
  /** The elements of the page, from HTML, JSX and HTML in strings, by line; read when first asked for. */
  readonly elements: readonly MarkupElement[];
  /** The scan does not look into it (see readForScan.ts). */
  readonly isLeftOut: boolean;
}

type Views = Pick<SourceFile, 'path' | 'raw' | 'language' | 'code' | 'uncommented' | 'markup'>;

/** Prepares one file. Files that are neither script nor HTML have no code and no markup. */
export function readSource(file: PrototypeFile): SourceFile {
  const views = readViews(file);
  const page = once(() => parsePage(views.raw));
  const syntax = once(() => (views.language === 'other' ? undefined : parseScripts(scriptsOf(views, page))));
  const elements = once(() => elementsOf(views, syntax(), page));
  return {
    ...views,
    isLeftOut: false,
    get syntax() {
      return syntax();
    },
    get elements() {
      return elements();
    },
  };
}

/** The nodes of one type in a file; none where it cannot be parsed. */
export function nodesOf<T extends Node['type']>(
  file: SourceFile,
  type: T,
): readonly Extract<Node, { type: T }>[] {
  return file.syntax?.of(type) ?? [];
}

/**
 * A place in a file.
 *
 * @param at a node, an element or a line
 * @param detail what was counted there, never text from the prototype
 */
export function place(file: SourceFile, at: Node | MarkupElement | number, detail?: string): GapPlace {
  const line =
    typeof at === 'number' ? at : 'tag' in at && 'line' in at ? at.line : (at.loc?.start.line ?? 1);
  return { file: file.path, line, ...(detail === undefined ? {} : { detail }) };
}

function scriptsOf({ path, raw, language }: Views, page: () => HtmlDocument): Script[] {
  if (language === 'markup') return pageScripts(page());
  const dialect = /\.[cm]?ts$/i.test(path) ? 'typescript' : /\.tsx$/i.test(path) ? 'tsx' : 'javascript';
  return [{ text: raw, line: 1, column: 0, offset: 0, dialect }];
}

function elementsOf(
  { raw, language }: Views,
  syntax: Syntax | undefined,
  page: () => HtmlDocument,
): MarkupElement[] {
  const inScripts = syntax === undefined ? [] : scriptElements(syntax, raw);
  if (language !== 'markup') return inScripts;
  const onPage = pageElements(page(), { origin: 'html', line: 1, start: 0, node: undefined });
  return [...onPage, ...inScripts].toSorted((a, b) => a.line - b.line);
}

function readViews(file: PrototypeFile): Views {
  const raw = file.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const common = { path: file.path, raw };
  if (/\.[cm]?[jt]sx?$/i.test(file.path)) {
    const masked = maskScript(raw);
    const [code, uncommented] = [inOnePiece(masked.code), inOnePiece(masked.uncommented)];
    return { ...common, language: 'script', code, uncommented, markup: uncommented };
  }
  if (/\.html?$/i.test(file.path)) return { ...common, language: 'markup', ...maskMarkup(raw) };
  return { ...common, language: 'other', code: blank(raw), uncommented: raw, markup: blank(raw) };
}

/**
 * The same text. One that was put together character by character is kept by V8 as a tree of its parts until it is
 * first read; reading it at once lets go of the tree before it grows old with those of all other files.
 */
function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
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
