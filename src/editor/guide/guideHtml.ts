import { type WebviewParts, webviewHtml } from '../webviewHtml.ts';

/**
 * The guide's page: one script, one stylesheet, and nothing from anywhere else.
 * @param nonce fresh for every page, so that only our script runs
 */
export function guideHtml({ nonce, ...parts }: WebviewParts & { readonly nonce: string }): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${parts.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // Small pictures of attached images, which the guide draws itself.
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ];
  return webviewHtml(parts, { root: 'guide', policy, nonce });
}
