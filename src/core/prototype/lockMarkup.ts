import { isRemote, onNetwork, plainAddress, resolvePath } from './address.ts';
import { addressOf } from './assets.ts';
import { compileStyle, type StyleContext } from './compileStyle.ts';
import {
  type HtmlElement,
  attribute,
  contentLine,
  createElement,
  lineOf,
  remove,
  removeAttribute,
  replaceWith,
  setAttribute,
  textOf,
} from './markup.ts';

const forbidden = new Map([
  ['base', 'addresses are set by the preview'],
  ['iframe', 'a prototype is one page'],
  ['frame', 'a prototype is one page'],
  ['frameset', 'a prototype is one page'],
  ['portal', 'a prototype is one page'],
  ['fencedframe', 'a prototype is one page'],
  ['object', 'plugins do not run in prototypes'],
  ['embed', 'plugins do not run in prototypes'],
]);

/** Attributes that make a browser load or open an address. */
const addressAttributes = [
  'src', 'href', 'xlink:href', 'poster', 'background', 'action', 'formaction', 'ping', 'srcset', 'imagesrcset',
  'manifest', 'data', 'attributionsrc', 'longdesc',
]; // prettier-ignore

/**
 * Takes out of one element whatever would load, frame or open something outside the page, with a warning, and
 * puts stylesheets and text assets of the prototype in its place. Scripts are somebody else's business.
 *
 * @returns false when the element was removed
 */
export function lockElement(element: HtmlElement, path: string, context: StyleContext): boolean {
  const warn = (message: string, name?: string): void => {
    context.report({ severity: 'warning', file: path, line: lineOf(element, name), message });
  };
  const why = forbidden.get(element.tagName);
  if (why !== undefined || (element.tagName === 'meta' && attribute(element, 'http-equiv') !== undefined)) {
    const isCharset = /^content-type$/i.test(attribute(element, 'http-equiv') ?? '');
    if (!isCharset)
      warn(
        `<${element.tagName}${why === undefined ? ' http-equiv' : ''}> was left out: ${why ?? 'the preview sets these'}`,
      );
    remove(element);
    return false;
  }
  if (element.tagName === 'link') {
    lockLink(element, path, context, warn);
    return false;
  }
  if (element.tagName === 'style') lockStyle(element, path, context);
  const style = attribute(element, 'style');
  if (style !== undefined && /url\(/i.test(style)) {
    setAttribute(element, 'style', compileStyle(style, path, lineOf(element, 'style'), context));
  }
  for (const name of addressAttributes) lockAddress(element, name, path, context, warn);
  return true;
}

function lockLink(
  element: HtmlElement,
  path: string,
  context: StyleContext,
  warn: (message: string, name?: string) => void,
): void {
  const kinds = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/);
  const href = attribute(element, 'href') ?? '';
  const target = resolvePath(path, href);
  const sheet = target === undefined ? undefined : context.files.get(target);
  if (target !== undefined && sheet !== undefined && kinds.includes('stylesheet')) {
    const media = attribute(element, 'media');
    const text = styleText(compileStyle(sheet, target, 1, context));
    replaceWith(element, createElement('style', media === undefined ? {} : { media }, text));
    return;
  }
  if (isRemote(href)) warn(onNetwork(href), 'href');
  else if (kinds.includes('stylesheet')) warn(`There is no stylesheet "${href}" in this prototype`, 'href');
  remove(element);
}

function lockStyle(element: HtmlElement, path: string, context: StyleContext): void {
  const media = attribute(element, 'media');
  const text = styleText(compileStyle(textOf(element), path, contentLine(element), context));
  replaceWith(element, createElement('style', media === undefined ? {} : { media }, text));
}

/** Text between style tags ends at the first `</style`, also inside a CSS string. */
export function styleText(css: string): string {
  return css.replaceAll(/<\/(style)/gi, '<\\/$1');
}

function lockAddress(
  element: HtmlElement,
  name: string,
  path: string,
  context: StyleContext,
  warn: (message: string, name?: string) => void,
): void {
  const value = attribute(element, name);
  if (value === undefined || element.tagName === 'script') return;
  const plain = plainAddress(value);
  if (plain.startsWith('#') || /^data:/i.test(plain)) return;
  if (/^(mailto|tel):/i.test(plain) && element.tagName === 'a') return;
  removeAttribute(element, name);
  if (/^javascript:/i.test(plain)) {
    warn(`${name}="javascript:…" was left out; use a script with addEventListener`, name);
    return;
  }
  const asset = localAsset(value, path, context);
  if (asset !== undefined && (name === 'src' || name.endsWith('href')) && element.tagName !== 'a') {
    setAttribute(element, name, asset);
    return;
  }
  if (plain !== '') warn(leftOut(element, name, value), name);
}

function localAsset(value: string, path: string, context: StyleContext): string | undefined {
  const target = resolvePath(path, value);
  if (target === undefined) return undefined;
  // Build tools serve what lies in `public` from the root.
  return [target, `public/${target}`]
    .map((each) => addressOf(each, context.files, context.assets))
    .find((address) => address !== undefined);
}

function leftOut(element: HtmlElement, name: string, value: string): string {
  const shown = value.slice(0, 80);
  if (isRemote(value))
    return `${name}="${shown}" leads out of the page and was left out; prototypes load nothing from a network`;
  if (name.endsWith('srcset')) return `${name}="${shown}" was left out; a prototype shows the picture in src`;
  if (element.tagName === 'a') return `"${shown}" is another page; screens are opened with data-go`;
  return `There is no file "${shown}" in this prototype; ${name} was left out`;
}
