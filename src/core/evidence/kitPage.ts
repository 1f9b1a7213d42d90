import { escapeHtml } from '../escapeHtml.ts';
import { scriptText } from '../prototype/innerDocument.ts';
import { styleText } from '../prototype/lockMarkup.ts';
import { allowedScripts, contentSecurityPolicy } from '../prototype/wrapPage.ts';
import type { KitData } from './kitData.ts';

/** What a kit is made of beside its data. */
export interface KitParts {
  /** The kit's bundled script and stylesheet. */
  readonly script: string;
  readonly style: string;
  /** The language of its texts, as in `en` or `pt-br`. */
  readonly language: string;
  /** The translation bundle (JSON); left out for English. */
  readonly translations: string | undefined;
  /** Said in browsers without scripts, such as the preview of a mail program. */
  readonly withoutScripts: string;
  /** Base64 digest of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string;
}

/**
 * Writes a test kit: one file that needs no server, network or storage. Its policy is handed down to the prototypes in it, which
 * are written into frames, so that it allows by hash the kit's own script and theirs, and nothing else.
 *
 * @returns the whole HTML document
 */
export function kitPage(data: KitData, parts: KitParts): string {
  const { language, translations, withoutScripts, sha256 } = parts;
  const script = scriptText(parts.script);
  const theirs = data.variants.flatMap(({ page }) => allowedScripts(page));
  const policy = contentSecurityPolicy([script], sha256).replace(
    'script-src ',
    () => `script-src ${[...new Set(theirs)].map((hash) => `'${hash}' `).join('')}`,
  );
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escapeHtml(data.title)}</title>
<style>${styleText(parts.style)}</style>
</head>
<body>
<main id="kit"><noscript><p>${escapeHtml(withoutScripts)}</p></noscript></main>
${translations === undefined ? '' : dataBlock('l10n', translations)}${dataBlock('kit-data', JSON.stringify(data))}<script>${script}</script>
</body>
</html>
`;
}

/** Inside a script element only `<` could end it; JSON may write it as an escape. */
function dataBlock(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c')}</script>\n`;
}
