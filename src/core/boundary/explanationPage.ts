import { escapeHtml } from '../escapeHtml.ts';
import { staticPage } from './staticPage.ts';
import type { Zone } from './zone.ts';

/** A button or link that runs a command: `href` is a `command:` address. */
export interface PageLink {
  readonly label: string;
  readonly href: string;
}

/** What the page about one file says; every text is in the reader's language already. */
export interface ExplanationPage {
  /** As in `vscode.env.language`. */
  readonly language: string;
  readonly zone: Zone;
  readonly zoneLabel: string;
  /** The file's name. */
  readonly title: string;
  /** Where it lies, for people. */
  readonly place: string;
  /** What happened to it, if anything. */
  readonly happened: string | undefined;
  /** Headings with what stands under them: why it matters, what could break, what is safe instead. */
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  /** Short facts: the rule, the line of policy, the owners. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly href?: string }[];
  /** Heading above the buttons. */
  readonly next: string;
  /** The first one stands out. */
  readonly actions: readonly PageLink[];
}

const style = `
main { max-width: 640px; margin: 32px auto 0; }
h1 { margin: 12px 0 0; }
h2 { margin: 28px 0 4px; font-size: 14px; font-weight: 600; }
p { margin: 0; }
.place { margin-top: 4px; color: var(--vscode-descriptionForeground); }
.zone { display: inline-block; padding: 1px 10px; border: 1px solid var(--vscode-descriptionForeground); border-radius: 11px; font-size: 12px; }
.zone.critical { border-color: var(--vscode-editorError-foreground); }
.zone.gated, .zone.production { border-color: var(--vscode-editorWarning-foreground); }
.notice { margin-top: 20px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 28px 0 0; padding: 14px 0 0; border-top: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: var(--vscode-textLink-foreground); }
ul { display: flex; flex-wrap: wrap; gap: 8px; margin: 10px 0 0; padding: 0; list-style: none; }
li a { display: inline-block; padding: 4px 12px; border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); border-radius: 4px; text-decoration: none; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
li a:hover { background: var(--vscode-button-secondaryHoverBackground); }
li:first-child a { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
li:first-child a:hover { background: var(--vscode-button-hoverBackground); }
@media (max-width: 420px) { dl { grid-template-columns: 1fr; gap: 0; } dd + dt { margin-top: 8px; } }
`;

/**
 * The page "Why does this matter?"; see {@link staticPage}.
 * @param nonce lets the page's own style sheet through
 */
export function explanationPage(page: ExplanationPage, nonce: string): string {
  const { language, zone, zoneLabel, title, place, happened, sections, facts, next, actions } = page;
  const main = `<span class="zone ${escapeHtml(zone)}">${escapeHtml(zoneLabel)}</span>
<h1>${escapeHtml(title)}</h1>
<p class="place">${escapeHtml(place)}</p>
${happened === undefined ? '' : `<p class="notice">${escapeHtml(happened)}</p>`}
${sections.map(({ heading, text }) => `<h2>${escapeHtml(heading)}</h2>\n<p>${escapeHtml(text)}</p>`).join('\n')}
${actions.length === 0 ? '' : `<h2>${escapeHtml(next)}</h2>\n<ul>\n${actions.map((one) => `<li>${link(one)}</li>`).join('\n')}\n</ul>`}
<dl>
${facts.map(({ label, value, href }) => `<dt>${escapeHtml(label)}</dt><dd>${href === undefined ? escapeHtml(value) : link({ label: value, href })}</dd>`).join('\n')}
</dl>`;
  return staticPage({ language, title, style, main }, nonce);
}

/** Addresses other than commands do not become links: names of files and owners are not ours. */
function link({ label, href }: PageLink): string {
  return href.startsWith('command:')
    ? `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`
    : escapeHtml(label);
}
