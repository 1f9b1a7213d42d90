import { FenceReader } from '../generation/fenceReader.ts';
import type { PrototypeFile } from '../generation/fileChange.ts';
import { languageOf } from '../generation/fencePath.ts';
import { closesFence, readFence } from '../generation/markdownFence.ts';
import { isEdits, type WireChange } from '../generation/wireChange.ts';
import { WireParser } from '../generation/wireParser.ts';
import type { Findings } from './adoption.ts';

/** The tags in which other builders give files. Bounded, as a chat may hold millions of characters. */
const builderOpening = /<(?:boltAction|lov-write|dyad-write|file)\b([^<>]{0,1000})>\n?/;
const builderClosing = /<\/(?:boltAction|lov-write|dyad-write|file)>/;
const builderPath = /\b(?:filePath|file_path|path|name)="([^"<>]{1,200})"/;

/** Names for code whose file nobody named, by what it is written in. */
const usualNames: Readonly<Record<string, string>> = {
  html: 'index.html',
  css: 'styles.css',
  js: 'app.js',
  javascript: 'app.js',
  jsx: 'App.jsx',
  tsx: 'App.tsx',
  typescript: 'App.tsx',
};

/**
 * Finds the files in a chat that was saved as text: Footbridge's own tags, those of other builders, Markdown fences
 * with or without names, or a bare page. A file that comes twice is taken as it was given last. Takes time linear in
 * the text, whatever stands in it.
 */
export function readTranscript(text: string): Findings {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const builders = readBuilders(lines);
  if (builders.length > 0) return { files: latest(builders), leftOut: [] };
  const tagged = readWire(lines);
  if (tagged.length > 0) return { files: latest(tagged), leftOut: [] };
  const fenced = readFences(lines);
  if (fenced.files.length > 0) return fenced;
  const page = barePage(lines);
  return { files: page === undefined ? [] : [{ path: 'index.html', text: `${page}\n` }], leftOut: [] };
}

/** Goes from one tag to the next and never back: without a closing tag there are no further files. */
function readBuilders(text: string): PrototypeFile[] {
  const files: PrototypeFile[] = [];
  const openings = new RegExp(builderOpening, 'g');
  const closings = new RegExp(builderClosing, 'g');
  for (;;) {
    const opening = openings.exec(text);
    if (opening === null) return files;
    const path = builderPath.exec(opening[1] ?? '')?.[1];
    if (path === undefined) continue;
    closings.lastIndex = openings.lastIndex;
    const closing = closings.exec(text);
    if (closing === null) return files;
    files.push({ path, text: text.slice(openings.lastIndex, closing.index) });
    openings.lastIndex = closings.lastIndex;
  }
}

/** From the first doctype to the last end of a page. */
function barePage(text: string): string | undefined {
  const start = text.search(/<!doctype html/i);
  if (start < 0) return undefined;
  const ends = /<\/html\s{0,100}>/gi;
  ends.lastIndex = start;
  let end: number | undefined;
  while (ends.test(text)) end = ends.lastIndex;
  return end === undefined ? undefined : text.slice(start, end);
}

function readWire(text: string): PrototypeFile[] {
  if (!text.includes('<footbridge-file')) return [];
  const parser = new WireParser();
  parser.push(text);
  return parser.end().changes.flatMap(wholeFile);
}

/**
 * Each fence is read on its own, so that code nobody named can be given a usual name: the longest of its kind gets it.
 * Later excerpts of a file ("… rest unchanged") do not replace it.
 */
function readFences(text: string): Findings {
  const named: PrototypeFile[] = [];
  const unnamed = new Map<string, string>();
  const excerpts = new Set<string>();
  let reader = new FenceReader();
  let open: { readonly marks: string; readonly language: string; readonly lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    reader.take(line);
    if (open === undefined) {
      const fence = readFence(line);
      if (fence) open = { marks: fence.marks, language: languageOf(fence.info), lines: [] };
    } else if (!closesFence(open.marks, line)) open.lines.push(line);
    else {
      const { changes, elisions } = reader.end();
      const files = changes.flatMap(wholeFile);
      const name = usualNames[open.language];
      const code = `${open.lines.join('\n')}\n`;
      if (elisions.length > 0) for (const { path } of files) excerpts.add(path);
      else if (files.length > 0) named.push(...files);
      else if (name !== undefined && code.length > (unnamed.get(name)?.length ?? 0)) unnamed.set(name, code);
      reader = new FenceReader();
      open = undefined;
    }
  }
  const taken = new Set(named.map(({ path }) => path));
  const rest = [...unnamed]
    .map(([path, code]) => ({ path, text: code }))
    .filter(({ path }) => !taken.has(path));
  return {
    files: latest([...named, ...rest]),
    leftOut: [...excerpts].map((path) => ({
      path,
      why: 'An excerpt of it leaves code out ("… unchanged").',
    })),
  };
}

function wholeFile(change: WireChange): PrototypeFile[] {
  return isEdits(change) || change.text === undefined ? [] : [{ path: change.path, text: change.text }];
}

function latest(files: readonly PrototypeFile[]): PrototypeFile[] {
  const clean = files.map(({ path, text }) => [path.replace(/^(?:\.?\/)+/, ''), text] as const);
  return [...new Map(clean)].map(([path, text]) => ({ path, text }));
}
