import { escapeHtml } from '../escapeHtml.ts';

/** What goes into the trusted outer page. */
export interface PageContent {
  /** Shown as the page's title and told to screen readers as the frame's name. */
  readonly title: string;
  /** The inner document, and every script in it word for word. */
  readonly html: string;
  readonly scripts: readonly string[];
  /** The outer page's own script. */
  readonly outer: string;
  readonly sha256: (text: string) => string;
}

/** The lock. The inner frame inherits it; `default-src 'none'` covers whatever is not named. */
export function contentSecurityPolicy(scripts: readonly string[], sha256: (text: string) => string): string {
  const hashes = [...new Set(scripts)].map((script) => `'sha256-${sha256(script)}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "connect-src 'none'",
    "frame-src 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The scripts that a wrapped page allows, as `sha256-…` without quotes: whatever shows it in a frame hands its own policy down
 * and has to allow them too.
 */
export function allowedScripts(page: string): readonly string[] {
  const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*"/.exec(page)?.[0] ?? '';
  return policy.match(/sha256-[A-Za-z0-9+/]+=*/g) ?? [];
}

/** Colours come from VS Code where there is one, else from the system's light or dark scheme. */
const style = `
:root{color-scheme:light dark;--ground:var(--vscode-editor-background,light-dark(#fff,#1e1e1e));
--text:var(--vscode-foreground,light-dark(#2b2b2b,#dcdcdc));--quiet:var(--vscode-descriptionForeground,light-dark(#5f6368,#a8a8a8));
--line:var(--vscode-widget-border,var(--vscode-panel-border,light-dark(#d8d8d8,#454545)));
--card:var(--vscode-editorWidget-background,light-dark(#f6f6f6,#252526));
--button:var(--vscode-button-background,light-dark(#0b5cad,#2470bf));--on-button:var(--vscode-button-foreground,#fff);
--accent:var(--vscode-focusBorder,light-dark(#0b5cad,#6cb2f5))}
*{box-sizing:border-box}html,body{height:100%;margin:0;padding:0;background:var(--ground);color:var(--text)}
body{padding:0!important;font:var(--vscode-font-size,14px)/1.5 var(--vscode-font-family,system-ui,sans-serif)}
iframe{display:block;width:100%;height:100%;border:0}
#card{position:fixed;inset:0;display:grid;place-items:center;padding:24px;background:var(--ground);overflow:auto}
#card[hidden]{display:none}
#card>div{max-width:60ch;width:100%;padding:24px;background:var(--card);border:1px solid var(--line);border-radius:8px}
#card h1{margin:0 0 8px;font-size:1.3em;font-weight:600}
#card p{margin:0 0 12px;color:var(--quiet)}
#card pre{margin:0 0 16px;white-space:pre-wrap;overflow-wrap:anywhere;font:0.93em/1.5 var(--vscode-editor-font-family,ui-monospace,monospace)}
#card pre:empty{display:none}
#card button{font:inherit;padding:6px 14px;border:1px solid transparent;border-radius:4px;background:var(--button);color:var(--on-button);cursor:pointer}
#card button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (forced-colors:active){#card>div{border-color:CanvasText}#card button{border-color:ButtonText}}
`;

/**
 * Wraps the inner document into the one page that serves as preview, in a browser and as a saved file.
 * Nothing in it needs a server, a nonce or a network.
 *
 * @returns the whole HTML document
 */
export function wrapPage({ title, html, scripts, outer, sha256 }: PageContent): string {
  const policy = contentSecurityPolicy([outer, ...scripts], sha256);
  const name = escapeHtml(title);
  const frame =
    `<iframe id="prototype" title="${name}" aria-label="${name}" ` +
    `sandbox="allow-scripts allow-forms allow-downloads" srcdoc="${escapeHtml(html)}"></iframe>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name}</title>
<style>${style}</style>
</head>
<body>
<template id="frame">${frame}</template>
<main id="card" role="alert" hidden><div><h1></h1><p></p><pre></pre><button type="button">Start Again</button></div></main>
<script>${outer}</script>
</body>
</html>
`;
}
