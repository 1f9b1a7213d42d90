import { type HtmlElement, elementsOf, lineOf, setAttribute } from './markup.ts';

/** The attribute that says where an element was written, as `file:line`. JSX elements get it when they are made. */
const origin = 'data-footbridge-at';

/** What nobody points at. */
const unseen = new Set(['script', 'style', 'template', 'noscript']);

/**
 * Marks the body's elements with their file and line, also those in templates, so that an element on the glass leads
 * back to its source. Elements that the source only implies are left as they are.
 *
 * @param file the file that the page was parsed from
 */
export function markOrigins(body: HtmlElement, file: string): void {
  for (const element of elementsOf(body)) {
    if (element.sourceCodeLocation && !unseen.has(element.tagName)) {
      setAttribute(element, origin, `${file}:${lineOf(element)}`);
    }
  }
}
