import { prototypePolicy, type WebviewParts, webviewHtml } from '../webviewHtml.ts';

/** The participant's page. */
export function sessionHtml(parts: WebviewParts): string {
  return webviewHtml(parts, { root: 'session', policy: prototypePolicy(parts.cspSource) });
}
