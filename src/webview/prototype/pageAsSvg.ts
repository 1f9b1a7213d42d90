import { keepLive } from './keepLive.ts';
import { rulesOf } from './rulesOf.ts';

/** What is in a page and not to be seen, or would act. */
const left = 'script,noscript,template,meta,base,title,link,iframe,x-blocked,footbridge-point';

/** The prototype's styles for the root must not move the picture itself; it takes over what lengths depend on. */
const rootStyle =
  'margin:0!important;padding:0!important;border:0!important;transform:none!important;zoom:1!important;' +
  'max-width:none!important;max-height:none!important;min-width:0!important;min-height:0!important;' +
  'opacity:1!important;background:none!important;filter:none!important;overflow:hidden!important;position:static!important;display:block!important';

/** Pictures stand still: what moves without end would be caught at its start. */
const still = '*,*::before,*::after{animation:none!important;transition:none!important}';

/**
 * The page as it looks now, as an SVG image that holds it whole in a `foreignObject`. Prototype pages need no file beside
 * them, so their own styles go along as they are, and the browser lays the copy out as it did the page: nothing is
 * computed element by element, as libraries for it do.
 *
 * Limits: open and closed shadow trees, playing videos and places that inner areas were scrolled to are not shown.
 *
 * @param width of the window and the picture in CSS pixels, on which media queries depend
 * @returns well-formed XML
 */
export function pageAsSvg(page: Document, width: number, height: number): string {
  const live = page.documentElement;
  // In a document of its own no custom element is run and nothing is loaded.
  const copy = page.implementation.createHTMLDocument('').importNode(live, true);
  const originals = [...live.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  copies.forEach((element, index) => {
    const original = originals[index];
    if (original) keepLive(original, element);
  });
  for (const each of copy.querySelectorAll(left)) each.remove();
  addStyles(page, copy);
  keepGround(live, copy);
  makeWellFormed(copy);
  const { fontSize, colorScheme } = getComputedStyle(live);
  const body = new XMLSerializer().serializeToString(copy);
  const size = `width="${width}" height="${height}"`;
  const style = `${rootStyle};font-size:${fontSize}!important;color-scheme:${colorScheme};color:CanvasText`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" style="${style}">` +
    `<foreignObject x="0" y="0" ${size} style="background:Canvas;overflow:hidden">${body}</foreignObject></svg>`
  ).replaceAll(notInXml, '\ufffd');
}

/** Control characters that XML has no way to write. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function addStyles(page: Document, copy: HTMLElement): void {
  const adopted = page.adoptedStyleSheets.map((sheet) => rulesOf(sheet));
  for (const text of [...adopted, still]) {
    const element = copy.ownerDocument.createElement('style');
    element.textContent = text;
    copy.append(element);
  }
}

/** The ground of body or root fills a window; in the copy it would end with the element. */
function keepGround(live: HTMLElement, copy: HTMLElement): void {
  const body = live.querySelector('body');
  const ground = [live, body]
    .map((each) => each && getComputedStyle(each))
    .find((style) => style && paints(style));
  const own = `min-height:100%${ground ? `;background:${ground.background}` : ''}`;
  copy.setAttribute('style', [copy.getAttribute('style') ?? '', own].filter(Boolean).join(';'));
}

function paints({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean {
  return backgroundImage !== 'none' || !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
}

/** HTML allows names that XML does not, as of attributes that frameworks read. */
const name = /^[A-Za-z_][\w.-]*$/;

function makeWellFormed(root: HTMLElement): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const odd = Array.from(element.attributes).filter(isOdd);
    for (const attribute of odd) element.removeAttributeNode(attribute);
    if (!name.test(element.localName)) rename(element);
  }
  const comments = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

/** Also handlers, which nothing in a picture calls. */
function isOdd({ namespaceURI, name: attribute }: Attr): boolean {
  return (
    namespaceURI === null && (!name.test(attribute) || attribute === 'xmlns' || attribute.startsWith('on'))
  );
}

function rename(element: Element): void {
  const instead = element.ownerDocument.createElement('span');
  for (const { name: attribute, value } of element.attributes) instead.setAttribute(attribute, value);
  instead.append(...element.childNodes);
  element.replaceWith(instead);
}
