import { escapeHtml } from '../escapeHtml.ts';

/** What pages about the boundary share. Colours are the theme's own; in high contrast, borders carry what tints do elsewhere. */
const commonStyle = `
body { margin: 0; padding: 0 24px 40px; font: 14px/1.6 var(--vscode-font-family); color: var(--vscode-foreground); background: var(--vscode-editor-background); }
h1 { font-size: 24px; line-height: 1.25; font-weight: 600; overflow-wrap: anywhere; }
p, ul { overflow-wrap: anywhere; }
.notice { padding: 10px 14px; border-left: 3px solid var(--vscode-editorWarning-foreground); background: var(--vscode-textBlockQuote-background); }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
@media (max-width: 420px) { body { padding: 0 12px 24px; } }
`;

/** What a page consists of; every text is in the reader's language already. */
export interface StaticPage {
  /** As in `vscode.env.language`. */
  readonly language: string;
  readonly title: string;
  /** Added to what all such pages share. */
  readonly style: string;
  /** Markup of the `main` element, with every text in it escaped. */
  readonly main: string;
}

/**
 * A page for a webview without scripts: nothing in it can run, load or send.
 *
 * @param nonce lets the page's own style sheet through its Content-Security-Policy
 */
export function staticPage({ language, title, style, main }: StaticPage, nonce: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${escapeHtml(nonce)}'">
<title>${escapeHtml(title)}</title>
<style nonce="${escapeHtml(nonce)}">${commonStyle}${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
