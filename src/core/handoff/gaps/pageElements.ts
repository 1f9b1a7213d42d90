import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { attribute, type HtmlDocument, type HtmlElement } from '../../prototype/markup.ts';
import type { MarkupElement } from './markupElement.ts';
import type { Script } from './syntax.ts';

type HtmlNode = DefaultTreeAdapterTypes.Node;

/** What stands for code (`${…}`) in HTML that was taken from a string. Not a character people type. */
export const hole = '\uE000';

/** What is nested deeper is not read: nobody writes it, and following it down would run out of stack. */
const deepest = 500;

/** Where HTML comes from: which kind of text, where it begins, and what holds it. */
export interface MarkupSource {
  readonly origin: 'html' | 'string';
  /** Line of its first line. */
  readonly line: number;
  /** Offset of its first character. */
  readonly start: number;
  readonly node: MarkupElement['node'];
}

/**
 * Elements of HTML, those that are only implied left out, in document order.
 *
 * @param text of a string in code, or a whole page that was parsed
 */
export function pageElements(text: string | HtmlDocument, source: MarkupSource): MarkupElement[] {
  const root = typeof text === 'string' ? parseFragment(text, { sourceCodeLocationInfo: true }) : text;
  const found: MarkupElement[] = [];
  for (const child of below(root)) read(child, undefined, source, found);
  return found;
}

/** The scripts inside HTML that run, with where they stand in the text. JSON and templates are left out. */
export function pageScripts(page: HtmlDocument): Script[] {
  const scripts: Script[] = [];
  const visit = (node: HtmlNode, depth = 0): void => {
    for (const child of below(node, depth)) {
      const body = isElement(child) && child.tagName === 'script' ? scriptIn(child) : undefined;
      if (body === undefined) visit(child, depth + 1);
      else scripts.push(body);
    }
  };
  visit(page);
  return scripts;
}

function scriptIn(element: HtmlElement): Script | undefined {
  const type = attribute(element, 'type') ?? '';
  const at = element.sourceCodeLocation?.startTag;
  const [body] = element.childNodes;
  if (!/^$|javascript|ecmascript|^module$|babel|jsx|typescript/i.test(type)) return undefined;
  if (at === undefined || body === undefined || !('value' in body)) return undefined;
  const dialect = /babel|jsx|typescript/i.test(type) ? 'tsx' : 'javascript';
  return { text: body.value, line: at.endLine, column: at.endCol - 1, offset: at.endOffset, dialect };
}

/** The code in attributes of HTML is text, and no rule asks for it. */
const noCode: MarkupElement['code'] = new Map();

/** An element of a page. A class, as a prototype has thousands, which would each have their own getters otherwise. */
class PageElement implements MarkupElement {
  readonly tag: string;
  readonly origin: MarkupElement['origin'];
  readonly attributes: MarkupElement['attributes'];
  readonly spread: boolean;
  readonly line: number;
  readonly start: number;
  readonly parent: MarkupElement | undefined;
  readonly children: MarkupElement[] = [];
  readonly node: MarkupElement['node'];
  readonly code = noCode;
  readonly #written: HtmlElement;
  #inside: string | undefined;

  constructor(written: HtmlElement, parent: MarkupElement | undefined, source: MarkupSource) {
    const at = written.sourceCodeLocation;
    this.tag = written.tagName;
    this.origin = source.origin;
    this.attributes = new Map(written.attrs.map(({ name, value }) => [name, valueOf(value)]));
    this.spread = written.attrs.some(({ name }) => name.includes(hole));
    this.line = source.line + (at?.startLine ?? 1) - 1;
    this.start = source.start + (source.origin === 'html' ? (at?.startOffset ?? 0) : 0);
    this.parent = parent;
    this.node = source.node;
    this.#written = written;
  }

  get text(): string {
    return this.#content.replaceAll(hole, '');
  }

  get dynamic(): boolean {
    return this.#content.includes(hole);
  }

  /** Read when first asked for, as most elements never are, and kept, as those around them ask again. */
  get #content(): string {
    return (this.#inside ??= contentOf(this.#written));
  }
}

function read(
  node: HtmlNode,
  parent: PageElement | undefined,
  source: MarkupSource,
  found: MarkupElement[],
  depth = 0,
): PageElement | undefined {
  if (!isElement(node)) return undefined;
  const isImplied = node.sourceCodeLocation === undefined || node.sourceCodeLocation === null;
  const element = isImplied ? undefined : new PageElement(node, parent, source);
  if (element !== undefined) found.push(element);
  for (const child of below(node, depth)) {
    const made = read(child, element ?? parent, source, found, depth + 1);
    if (made !== undefined) element?.children.push(made);
  }
  return element;
}

function valueOf(value: string): string | undefined {
  return value.includes(hole) ? undefined : value;
}

/** Text below an element without that of scripts and styles. */
function contentOf(node: HtmlNode, depth = 0): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (node.nodeName === 'script' || node.nodeName === 'style') return '';
  return below(node, depth)
    .map((child) => contentOf(child, depth + 1))
    .join('');
}

function below(node: HtmlNode, depth = 0): readonly HtmlNode[] {
  if (depth > deepest) return [];
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}
