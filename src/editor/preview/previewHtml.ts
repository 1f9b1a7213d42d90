import { prototypePolicy, type WebviewParts, webviewHtml } from '../webviewHtml.ts';

/** The page of the preview's shell. */
export function previewHtml(parts: WebviewParts): string {
  return webviewHtml(parts, { root: 'preview', policy: prototypePolicy(parts.cspSource) });
}
