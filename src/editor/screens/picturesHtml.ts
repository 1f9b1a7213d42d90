import { prototypePolicy, type WebviewParts, webviewHtml } from '../webviewHtml.ts';

/** The page in which prototypes take pictures of their screens. */
export function picturesHtml(parts: WebviewParts): string {
  return webviewHtml(parts, { root: 'pictures', policy: prototypePolicy(parts.cspSource) });
}
