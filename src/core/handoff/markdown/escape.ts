import { variantName } from '../../evidence/variantName.ts';

/** Control characters, line and paragraph separators, and marks that turn the reading direction around. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text on one line, without characters that hide or reorder what is read. Lone surrogates become U+FFFD. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(invisible, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * Text that Markdown shows as it is, in a paragraph, list item, table cell or heading: nothing in it becomes
 * emphasis, code, mathematics (VS Code), HTML, a link, a cell border or the start of a block.
 *
 * @param text anything a person, a model or a file name may say
 */
export function escape(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_[\]<>|~$@]/g, String.raw`\$&`)
    .replaceAll(/&(?=#?\w{1,32};)/g, String.raw`\&`)
    .replaceAll(/\/(?=\/)/g, String.raw`\/`)
    .replaceAll(/(www)(?=\.)/gi, '$1\\')
    .replace(/^[#+=-]/, String.raw`\$&`)
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

/** Escaped text for a heading, without the punctuation at its end that headings do not carry. */
export function escapeHeading(text: string, fallback: string): string {
  const bare = oneLine(text).replace(/[\s.,;:!#。，；：！]+$/u, '');
  return escape(bare === '' ? fallback : bare);
}

/** A path or an id as code; escaped text where a backtick, a pipe or a backslash would break out of it. */
export function code(text: string): string {
  const line = oneLine(text);
  return line === '' || /[`|\\]/.test(line) ? escape(line) : `\`${line}\``;
}

/** "variant B", with a capital letter at the beginning of a sentence. */
export function variantWords(id: string, beginning: 'Variant' | 'variant' = 'variant'): string {
  return `${beginning} ${escape(variantName(id))}`;
}

/** Text in double quotation marks. */
export function quoted(text: string): string {
  return `“${escape(text)}”`;
}
