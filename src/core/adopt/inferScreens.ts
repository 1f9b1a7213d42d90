import type { PrototypeFile } from '../generation/fileChange.ts';
import { contract } from '../prototype/contract.ts';
import { type HtmlElement, attribute, elementsOf, headAndBody, parsePage } from '../prototype/markup.ts';

const mountPoint = /^(?:root|app|__next|main|mount)$/i;
const marked = /\bdata-screen\b|<Screen\b/;

/**
 * Sees to it that there is a screen. A page in which nothing is marked as one becomes the screen of the first step:
 * the element that React renders into, the only `main`, or the body.
 *
 * @returns the files, changed only where needed, and what was assumed
 */
export function inferScreens(
  files: readonly PrototypeFile[],
  step: { readonly id: string; readonly title: string },
): { readonly files: readonly PrototypeFile[]; readonly note: string | undefined } {
  if (files.some(({ path, text }) => !path.endsWith('.md') && marked.test(text)))
    return { files, note: undefined };
  return {
    files: files.map((file) =>
      file.path === contract.entry ? { path: file.path, text: markPage(file.text, step.id) } : file,
    ),
    note: `Nothing in it is marked as a screen, so the whole page counts as "${step.title}". Ask for a change to part it into screens.`,
  };
}

function markPage(page: string, id: string): string {
  const document = parsePage(page);
  const { body } = headAndBody(document);
  const elements = elementsOf(body);
  const mount = elements.find((element) => mountPoint.test(attribute(element, 'id') ?? ''));
  const mains = elements.filter(({ tagName }) => tagName === 'main');
  const target = mount ?? (mains.length === 1 ? mains[0] : undefined) ?? body;
  const marks = ` ${contract.screen}="${id}"`;
  const start = target.sourceCodeLocation?.startTag ?? target.sourceCodeLocation;
  if (start === undefined || start === null) return withBodyTag(page, body, marks);
  const at = start.startOffset + 1 + target.tagName.length;
  return page.slice(0, at) + marks + page.slice(at);
}

/** A page that leaves out `<body>` is given one where its content begins. */
function withBodyTag(page: string, body: HtmlElement, marks: string): string {
  const offsets = body.childNodes.flatMap((node) => node.sourceCodeLocation?.startOffset ?? []);
  const at = offsets.length === 0 ? page.length : Math.min(...offsets);
  return `${page.slice(0, at)}<body${marks}>${page.slice(at)}`;
}
