import { wellFormed } from './address.ts';
import type { PageParts } from './compileTools.ts';
import type { LineSpan } from './linkModules.ts';
import { styleText } from './lockMarkup.ts';
import { type HtmlDocument, type HtmlElement, createElement, prepend, setAttribute } from './markup.ts';

/** A script of the prototype in the page, with where its lines came from (relative to the script). */
export interface PlacedScript {
  readonly element: HtmlElement;
  readonly text: string;
  readonly marker: string;
  readonly spans: readonly LineSpan[];
}

/**
 * Directives on top of the outer page's. Trusted Types let the bootstrap see every string that becomes markup,
 * so that no link, frame or meta element comes to be: browsers resolve and connect for those before any policy
 * is asked (seen in Chromium 156).
 */
const innerPolicy =
  "require-trusted-types-for 'script'; trusted-types default; worker-src 'none'; object-src 'none'";

/**
 * What the contract promises must hold whatever the prototype's own styles say. What the kit focuses on a new screen,
 * so that screen readers begin there, is no control and shows no ring.
 */
const contractStyle =
  '[hidden],[data-screen]:not([data-footbridge-current]){display:none!important}' +
  '[data-footbridge-test] [data-for-makers]{display:none!important}' +
  ':is(h1,h2,h3,[role=heading],[data-screen])[tabindex="-1"]:focus{outline:none}';

const linesHole = '"footbridge-lines"';

/** A script element for prototype code, made safe to stand between script tags. */
export function scriptElement(
  code: string,
  number: number,
): Pick<PlacedScript, 'element' | 'text' | 'marker'> {
  const marker = `/*footbridge:${number}*/`;
  const text = marker + scriptText(code);
  return { element: createElement('script', {}, text), text, marker };
}

/**
 * Script text that survives HTML parsing unchanged, so that its hash holds: `</script` and `<!--` end or bend
 * script parsing, and U+0000 is replaced. The escapes mean the same inside strings, templates and patterns.
 */
export function scriptText(code: string): string {
  return wellFormed(code)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<(?=\/script|!--)/gi, '\\x3C')
    .replaceAll('\u0000', '\\0');
}

/**
 * Adds our parts to the compiled page and writes it out: first the bootstrap, then what takes pictures where
 * that is wanted, then the kit, then the libraries it uses, then the kit's stylesheet, then all that is the prototype's own.
 *
 * @param libraries scripts of the kit's libraries, in order
 */
export function dressDocument(
  document: HtmlDocument,
  page: { head: HtmlElement; body: HtmlElement },
  placed: readonly PlacedScript[],
  parts: Pick<PageParts, 'bootstrap' | 'capture' | 'kit' | 'css'>,
  libraries: readonly string[],
  serialize: (document: HtmlDocument) => string,
): { html: string; scripts: string[] } {
  const bootstrap = scriptText(parts.bootstrap);
  const capture = parts.capture === undefined ? [] : [scriptText(parts.capture)];
  const kit = scriptText(parts.kit);
  const texts = libraries.map(scriptText);
  prepend(page.head, [
    createElement('meta', { charset: 'utf-8' }),
    createElement('meta', { 'http-equiv': 'Content-Security-Policy', content: innerPolicy }),
    createElement('meta', { 'http-equiv': 'x-dns-prefetch-control', content: 'off' }),
    createElement('base', { href: 'about:srcdoc' }),
    createElement('script', { type: 'application/json' }, linesHole),
    createElement('script', {}, bootstrap),
    ...capture.map((text) => createElement('script', {}, text)),
    createElement('script', {}, kit),
    ...texts.map((text) => createElement('script', {}, text)),
    createElement('style', {}, contractStyle),
    ...(parts.css === '' ? [] : [createElement('style', {}, styleText(parts.css))]),
  ]);
  // The bootstrap guards this element: without a body Chromium asks nobody before it leaves the page.
  setAttribute(page.body, 'is', 'footbridge-body');
  const html = serialize(document);
  const lines = JSON.stringify(lineTable(html, placed)).replaceAll('<', '\\u003C');
  return {
    html: html.replace(linesHole, () => lines),
    scripts: [bootstrap, ...capture, kit, ...texts, ...placed.map((script) => script.text)],
  };
}

/** `[first line in the page, number of lines, file, first line in the file]` for each run of prototype code. */
function lineTable(html: string, placed: readonly PlacedScript[]): [number, number, string, number][] {
  return placed.flatMap(({ marker, spans }) => {
    const before = html.slice(0, Math.max(0, html.indexOf(marker))).split('\n').length - 1;
    return spans.map(({ start, count, file, fileLine }): [number, number, string, number] => [
      before + start,
      count,
      file,
      fileLine,
    ]);
  });
}
