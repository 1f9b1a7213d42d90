import type { Channel } from './channel.ts';
import { define } from './define.ts';

/**
 * How long the frame stands still for the page around it to take it away, in milliseconds. That takes a few;
 * the rest is for machines under load. Nobody else waits: the page around lives in another process, and when a
 * tab is closed its frame is taken away as quickly. Other engines than Chromium have nothing to wait for.
 */
const patience = /Chrom(e|ium)\//.test(navigator.userAgent) ? 2000 : 0;

/**
 * Keeps the frame from navigating, whichever way it is tried. `frame-src 'none'` stops the request, but Chrome
 * resolves the name and connects before it asks the policy (seen in Chromium 156: `ShouldPreconnectNavigation`
 * runs first), so a host name could carry data out. `beforeunload` comes before that: there we ask the page
 * around, which lives in another process, to remove the frame, and stand still until it has.
 *
 * Where browsers put the frame into the process of its parent, or when the parent is kept too busy to answer,
 * the name still leaves; nothing else does.
 */
export function guardLeaving({ leave }: Channel): void {
  const now = performance.now.bind(performance);
  window.addEventListener('beforeunload', (event) => {
    event.stopImmediatePropagation();
    leave();
    const until = now() + patience;
    while (now() < until);
  }, true); // prettier-ignore
  keepListeners();
  keepBody();
}

/** `document.open` removes all listeners, and writing to a finished document opens it. */
function keepListeners(): void {
  const nothing = (): Document => document;
  define(Document.prototype, 'open', nothing);
  define(Document.prototype, 'close', nothing);
  const write = Document.prototype.write;
  const whileLoading = function (this: Document, ...text: string[]): void {
    if (this.readyState === 'loading') write.apply(this, text);
  };
  define(Document.prototype, 'write', whileLoading);
  define(Document.prototype, 'writeln', whileLoading);
}

/** Chromium does not send `beforeunload` to a document without a body, so the page's own is put back at once. */
function keepBody(): void {
  const page = document;
  const root = page.documentElement;
  const insert = Node.prototype.insertBefore;
  const bodyOf = Object.getOwnPropertyDescriptor(Document.prototype, 'body')?.get?.bind(page);
  const rootOf = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.bind(page);
  const removeElement = Element.prototype.remove;
  const call = Function.prototype.call;
  const insertInto: (parent: Node, node: Node, before: Node | null) => Node = call.bind(insert);
  const takeOut: (element: Element) => void = call.bind(removeElement);
  class GuardedBody extends HTMLBodyElement {
    disconnectedCallback(): void {
      if (bodyOf?.() === this) return;
      const other: unknown = rootOf?.();
      if (other !== root && other instanceof Element) takeOut(other);
      if (rootOf?.() !== root) insertInto(page, root, null);
      const imposter: unknown = bodyOf?.();
      if (imposter instanceof Element && imposter !== this) takeOut(imposter);
      insertInto(root, this, null);
    }
  }
  customElements.define('footbridge-body', GuardedBody, { extends: 'body' });
}
