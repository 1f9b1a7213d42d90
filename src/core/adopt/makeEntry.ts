import type { PrototypeFile } from '../generation/fileChange.ts';
import { contract } from '../prototype/contract.ts';
import { elementsOf, parsePage } from '../prototype/markup.ts';
import type { LeftOut } from './adoption.ts';
import { mountComponent } from './mountComponent.ts';

/** Files with an entry among them, and what was done for it. */
export interface Entered {
  readonly files: readonly PrototypeFile[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

const starting = /^(?:src\/)?(?:main|index|client)\.[jt]sx?$/i;
const renders = /\b(?:createRoot|hydrateRoot|ReactDOM\s*\.\s*render|render)\s*\(/;
const otherPage = 'A prototype is one page; this one is not opened. Its parts can become screens.';

/**
 * Finds or makes the page that a prototype starts with: `index.html`; a template of Create React App; the only page,
 * whatever its name; a script that renders; or a React component, which is given a script that renders it.
 *
 * @returns `undefined` when nothing can be shown
 */
export function makeEntry(files: readonly PrototypeFile[]): Entered | undefined {
  const pages = files.filter(({ path }) => /\.html$/i.test(path));
  const script = files.find(({ path, text }) => starting.test(path) && renders.test(text));
  const entry =
    pages.find(({ path }) => path.toLowerCase() === contract.entry) ??
    pages.find(({ path }) => path === 'public/index.html');
  if (entry !== undefined) return { ...withPage(files, pages, entry, script?.path), notes: [] };
  const [page] = pages.toSorted((a, b) => likely(a.path) - likely(b.path) || (a.path < b.path ? -1 : 1));
  if (page !== undefined) {
    const notes = [`${page.path} is the page that is shown; it is called ${contract.entry} now.`];
    return { ...withPage(files, pages, page, undefined), notes };
  }
  if (script !== undefined)
    return withMadePage(files, script.path, [`${contract.entry} was made; it loads ${script.path}.`]);
  const mounted = mountComponent(files);
  return mounted && withMadePage(mounted.files, mounted.script, [mounted.note]);
}

/** The files with this page as the entry; other pages are left out. A page without any script is given this one. */
function withPage(
  files: readonly PrototypeFile[],
  pages: readonly PrototypeFile[],
  page: PrototypeFile,
  script: string | undefined,
): Pick<Entered, 'files' | 'leftOut'> {
  const text = page.text.replaceAll(/%(?:PUBLIC_URL|BASE_URL)%/g, '');
  const bare = !elementsOf(parsePage(text)).some(({ tagName }) => tagName === 'script');
  const entry = {
    path: contract.entry,
    text: bare && script !== undefined ? withScript(text, script) : text,
  };
  const others = pages.filter((other) => other !== page);
  return {
    files: [entry, ...files.filter(({ path }) => !/\.html$/i.test(path))],
    leftOut: others.map(({ path }) => ({ path, why: otherPage })),
  };
}

function withScript(page: string, script: string): string {
  const tag = `<script type="module" src="${script}"></script>`;
  const end = page.search(/<\/body\s*>/i);
  return end < 0 ? `${page}\n${tag}\n` : `${page.slice(0, end)}  ${tag}\n  ${page.slice(end)}`;
}

function withMadePage(files: readonly PrototypeFile[], script: string, notes: readonly string[]): Entered {
  const text = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Prototype</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="${script}"></script>
  </body>
</html>
`;
  return { files: [{ path: contract.entry, text }, ...files], leftOut: [], notes };
}

/** Names that first pages have. */
function likely(path: string): number {
  const depth = path.split('/').length;
  return depth * 10 + (/(?:^|\/)(?:index|home|main|default|start|app)\.html$/i.test(path) ? 0 : 1);
}
