/** HTML that is safe to put into a page as it is: made only by `html` and `raw`. */
export interface SafeHtml {
  readonly markup: string;
}

type Part = string | number | SafeHtml | readonly SafeHtml[] | undefined | false;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters HTML may not contain: controls except white space, surrogates without a partner, non-characters. */
const unwritable = /(?![\t\n\f\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * Makes text safe for HTML text and quoted attribute values. Runs of white space become one space, so that the
 * page's own indentation never shows inside what the user wrote.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(unwritable, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Template tag: every string that is put in is escaped; lists are joined; `undefined` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  const markup = strings.reduce((whole, text, index) => whole + print(parts[index - 1]) + text);
  return { markup };
}

/** Marks markup that is written in this folder, such as an icon's paths. Never for anything a user wrote. */
export function raw(markup: string): SafeHtml {
  return { markup };
}

function print(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map((piece) => piece.markup).join('\n');
}
