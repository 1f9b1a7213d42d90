/** Small helpers over parse5's tree, shared by compiler and validator. */
import { defaultTreeAdapter, html, parse, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlNode = DefaultTreeAdapterTypes.Node;

/** Parses a page the way browsers do; every element knows its line in the source. */
export function parsePage(text: string): HtmlDocument {
  return parse(text, { sourceCodeLocationInfo: true });
}

/** All elements below `node` in document order, those inside templates too. Safe against removal on the way. */
export function elementsOf(node: HtmlNode): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (parent: HtmlNode): void => {
    if (!('childNodes' in parent)) return;
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue;
      found.push(child);
      visit(child);
      if ('content' in child) visit(child.content);
    }
  };
  visit(node);
  return found;
}

/** The attribute's value by name (`xlink:href` is written `xlink:href`), or `undefined`. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attr) => qualified(attr) === name)?.value;
}

export function setAttribute(element: HtmlElement, name: string, value: string): void {
  const existing = element.attrs.find((attr) => qualified(attr) === name);
  if (existing === undefined) element.attrs.push({ name, value });
  else existing.value = value;
}

export function removeAttribute(element: HtmlElement, name: string): void {
  element.attrs = element.attrs.filter((attr) => qualified(attr) !== name);
}

function qualified(attr: HtmlElement['attrs'][number]): string {
  return attr.prefix === undefined || attr.prefix === '' ? attr.name : `${attr.prefix}:${attr.name}`;
}

/** The element's line in the source, or that of one attribute; 1 for elements the source only implies. */
export function lineOf(element: HtmlElement, attributeName?: string): number {
  const location = element.sourceCodeLocation;
  const attr = attributeName === undefined ? undefined : location?.attrs?.[attributeName];
  return attr?.startLine ?? location?.startLine ?? 1;
}

/** The line on which the text between the element's tags begins. */
export function contentLine(element: HtmlElement): number {
  return element.sourceCodeLocation?.startTag?.endLine ?? lineOf(element);
}

/** All text below the element. */
export function textOf(element: HtmlElement): string {
  const parts: string[] = [];
  const visit = (node: HtmlNode): void => {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(element);
  return parts.join('');
}

/** A new HTML element with raw text in it. */
export function createElement(
  tagName: string,
  attrs: Readonly<Record<string, string>>,
  text = '',
): HtmlElement {
  const list = Object.entries(attrs).map(([name, value]) => ({ name, value }));
  const element = defaultTreeAdapter.createElement(tagName, html.NS.HTML, list);
  if (text !== '') defaultTreeAdapter.insertText(element, text);
  return element;
}

export function replaceWith(element: HtmlElement, replacement: HtmlElement): void {
  const parent = element.parentNode;
  if (parent !== null) defaultTreeAdapter.insertBefore(parent, replacement, element);
  remove(element);
}

export function remove(element: HtmlElement): void {
  defaultTreeAdapter.detachNode(element);
}

export function append(parent: HtmlElement, child: HtmlElement): void {
  defaultTreeAdapter.appendChild(parent, child);
}

/** Puts the elements in order before everything else in `parent`. */
export function prepend(parent: HtmlElement, children: readonly HtmlElement[]): void {
  const first = parent.childNodes[0];
  for (const child of children) {
    if (first === undefined) defaultTreeAdapter.appendChild(parent, child);
    else defaultTreeAdapter.insertBefore(parent, child, first);
  }
}

/** The page's `head` and `body`, which parsing always makes; a `frameset` page is given a body instead. */
export function headAndBody(document: HtmlDocument): { head: HtmlElement; body: HtmlElement } {
  const root = document.childNodes.find((node): node is HtmlElement => node.nodeName === 'html');
  if (root === undefined) throw new Error('parse5 made a document without <html>');
  const children = root.childNodes.filter((node): node is HtmlElement => 'tagName' in node);
  const frameset = children.find((child) => child.tagName === 'frameset');
  if (frameset !== undefined) replaceWith(frameset, createElement('body', {}));
  const part = (name: string): HtmlElement => {
    const found = root.childNodes.find((child): child is HtmlElement => child.nodeName === name);
    if (found !== undefined) return found;
    const made = createElement(name, {});
    append(root, made);
    return made;
  };
  return { head: part('head'), body: part('body') };
}
