import { escapeHtml } from '../core/escapeHtml.ts';

/** What a webview's page is made of. */
export interface WebviewParts {
  /** Webview URIs of the bundled script and stylesheet. */
  readonly script: string;
  readonly style: string;
  /** `webview.cspSource`: where our files come from. */
  readonly cspSource: string;
  /** The user's language, as in `vscode.env.language`; English when it is left out. */
  readonly language?: string;
  /** The text of the translation bundle (JSON), when there is one for this language. */
  readonly translations?: string | undefined;
}

/** In what webviews differ. */
export interface WebviewPage {
  /** Id of the element that the script draws into. */
  readonly root: string;
  /** Directives of the Content-Security-Policy. */
  readonly policy: readonly string[];
  /** Goes with the script where the policy asks for it. */
  readonly nonce?: string;
}

/**
 * The policy of pages that show prototypes. It is inherited by the prototype pages in them, which are written into frames and
 * bring their own, stricter one: scripts by hash only. Both hold at once, so this one must allow scripts that stand
 * in the page; our own pages have none, and draw whatever they are given as text.
 */
export function prototypePolicy(cspSource: string): readonly string[] {
  return [
    `default-src 'none'`,
    `script-src ${cspSource} 'unsafe-inline'`,
    `style-src ${cspSource} 'unsafe-inline'`,
    `img-src data: blob:`,
    `font-src data:`,
    `connect-src 'none'`,
    `frame-src 'none'`,
    `form-action 'none'`,
  ];
}

/** The page of a webview: one stylesheet, one script, and an element that the script draws into. */
export function webviewHtml(parts: WebviewParts, { root, policy, nonce }: WebviewPage): string {
  const { script, style, language = 'en', translations } = parts;
  const once = nonce === undefined ? '' : ` nonce="${escapeHtml(nonce)}"`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy.join('; '))}">
  <meta http-equiv="x-dns-prefetch-control" content="off">
  <title>Footbridge</title>
  <link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
  <main id="${root}"></main>
  ${translations === undefined ? '' : `<script type="application/json" id="l10n">${escapeJson(translations)}</script>`}
  <script${once} src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** Inside a script element only `<` could end it; JSON may write it as an escape. */
function escapeJson(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
