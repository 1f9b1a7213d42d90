import { escapeHtml } from '../escapeHtml.ts';

/** A dataset as it goes into a saved tool. */
export interface PackedDataset {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  /** Lines of base64: the header (JSON; see protocol/data), then the chunks of each column in order, packed with gzip. */
  readonly lines: readonly string[];
}

/** Stands where the frame of every outer page is declared; see core/prototype/wrapPage. */
const anchor = '<template id="frame">';

const style =
  '<style>body{display:flex;flex-direction:column}body>iframe{flex:1;min-height:0}' +
  '#made{margin:0;padding:4px 12px;font-size:12px;color:var(--quiet);border-top:1px solid var(--line)}' +
  '[data-footbridge-test] #made{display:none}</style>';

/**
 * Puts data into a compiled page, so that it works from a file with no network. Browsers never run these elements.
 *
 * @param page a whole outer page; see wrapPage
 * @param made a line for whoever opens the tool: what it was made from, and when
 * @throws Error when the page is not one of ours, which is a bug
 */
export function toolPage(page: string, datasets: readonly PackedDataset[], made: string): string {
  const at = page.indexOf(anchor);
  if (at < 0) throw new Error('The compiled page has no frame to put data beside.');
  const elements = datasets.map(
    ({ id, name, rows, lines }) =>
      `<script type="text/plain" data-footbridge-dataset="${escapeHtml(id)}" data-name="${escapeHtml(name)}" ` +
      `data-rows="${rows}">${lines.join('\n')}</script>\n`,
  );
  const note = `${style}<p id="made">${escapeHtml(made)}</p>\n`;
  return `${page.slice(0, at)}${elements.join('')}${note}${page.slice(at)}`;
}
