import * as vscode from 'vscode';
import { escapeHtml } from '../../core/prototype/wrapPage.ts';

/** A page without scripts that says in words why there is no preview. */
export function problemPage(message: string): string {
  const title = vscode.l10n.t('The prototype does not run yet');
  const next = vscode.l10n.t(
    'Ask for a change, or open the file and repair it: the preview comes back when you save. What you had before can be brought back with Undo Last Generation.',
  );
  return `<!doctype html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
body{display:grid;place-items:center;min-height:90vh;color:var(--vscode-foreground);font:var(--vscode-font-size)/1.5 var(--vscode-font-family)}
main{max-width:60ch;padding:24px;background:var(--vscode-editorWidget-background);border:1px solid var(--vscode-widget-border,var(--vscode-panel-border,transparent));border-radius:8px}
h1{margin:0 0 8px;font-size:1.3em;font-weight:600}
p{margin:0 0 12px;overflow-wrap:anywhere}
p:last-child{margin:0;color:var(--vscode-descriptionForeground)}
</style>
</head>
<body><main role="alert"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p><p>${escapeHtml(next)}</p></main></body>
</html>
`;
}
