/** What the guide's page is made of. */
export interface GuideHtmlParts {
  /** Webview URIs of the bundled script and stylesheet. */
  readonly script: string;
  readonly style: string;
  /** `webview.cspSource`: where our files come from. */
  readonly cspSource: string;
  /** Fresh for every page, so that only our script runs. */
  readonly nonce: string;
  /** The user's language, as in `vscode.env.language`; English when it is left out. */
  readonly language?: string;
  /** The text of the translation bundle (JSON), when there is one for this language. */
  readonly translations?: string | undefined;
}

/** The guide's page: one script, one stylesheet, and nothing from anywhere else. */
export function guideHtml(parts: GuideHtmlParts): string {
  const { script, style, cspSource, nonce, language = 'en', translations } = parts;
  const policy = [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
  <title>Footbridge</title>
  <link rel="stylesheet" href="${escapeAttribute(style)}">
</head>
<body>
  <main id="guide"></main>
  ${translations === undefined ? '' : `<script type="application/json" id="l10n">${escapeJson(translations)}</script>`}
  <script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
</body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Inside a script element only `<` could end it; JSON may write it as an escape. */
function escapeJson(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
