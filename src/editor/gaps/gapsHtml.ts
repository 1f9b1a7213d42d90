import { type WebviewParts, webviewHtml } from '../webviewHtml.ts';

/**
 * The page about gaps: one script, one stylesheet, and nothing from anywhere else.
 * @param nonce fresh for every page, so that only our script runs
 */
export function gapsHtml({ nonce, ...parts }: WebviewParts & { readonly nonce: string }): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${parts.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ];
  return webviewHtml(parts, { root: 'gaps', policy, nonce });
}
