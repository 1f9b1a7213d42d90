import { escapeHtml } from '../../escapeHtml.ts';
import { staticPage } from '../staticPage.ts';
import type { BlastRadius } from './blastRadius.ts';
import { radiusPicture } from './radiusPicture.ts';

/** What the page about a blast radius says; every text is in the reader's language already. */
export interface RadiusPage {
  /** As in `vscode.env.language`. */
  readonly language: string;
  readonly title: string;
  /** Said first: that nothing has left, or that this goes beyond a limit. */
  readonly standing: string;
  /** What is beyond a limit and what to do instead; empty when nothing is. */
  readonly limits: readonly { readonly message: string; readonly instead: string }[];
  readonly sentences: readonly string[];
  readonly radius: BlastRadius;
}

const style = `
main { max-width: 1080px; margin: 32px auto 0; }
h1 { margin: 0; }
p, ul { margin: 12px 0 0; }
ul { padding-left: 20px; }
.notice { margin-top: 16px; }
.notice p { margin: 0; }
.picture { margin-top: 24px; overflow-x: auto; }
svg { display: block; }
svg text { font: 13px var(--vscode-font-family); fill: var(--vscode-foreground); }
svg .name, svg .place { font: 12px var(--vscode-editor-font-family, monospace); }
svg .title { font-weight: 600; }
svg .quiet { fill: var(--vscode-descriptionForeground); }
svg .ground { fill: none; stroke: var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
svg .box { fill: var(--vscode-textBlockQuote-background); stroke: var(--vscode-descriptionForeground); }
svg .gated { stroke: var(--vscode-editorWarning-foreground); }
svg .open { stroke: var(--vscode-testing-iconPassed, var(--vscode-foreground)); }
svg .tests { stroke: var(--vscode-editorInfo-foreground); }
svg .beyond { stroke: var(--vscode-editorError-foreground); }
svg .arrow { fill: none; stroke: var(--vscode-descriptionForeground); stroke-width: 1.5; }
`;

/**
 * What a fix touches; see {@link staticPage}.
 * @param nonce lets the page's own style sheet through
 */
export function radiusPage(page: RadiusPage, nonce: string): string {
  const { language, title, standing, limits, sentences, radius } = page;
  const main = `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(standing)}</p>
${limits.map((limit) => `<div class="notice"><p>${escapeHtml(limit.message)}</p><p>${escapeHtml(limit.instead)}</p></div>`).join('\n')}
<ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>
<div class="picture" tabindex="0">${radiusPicture(radius, '')}</div>`;
  return staticPage({ language, title, style, main }, nonce);
}
