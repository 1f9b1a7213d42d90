const longest = 60;
const longestLabel = 200;
/** Names that mean something to JavaScript objects; a column called so could be mistaken for it. */
const reserved = new Set(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);

/**
 * Makes the names by which code calls the columns of a file: letters and digits of any script in lower case, joined
 * by `_`, unique, never starting with a digit.
 *
 * @param headings as in the file; empty ones are named after their position
 * @returns for each heading its name, and its label: the heading without invisible characters, cut to 200 characters
 */
export function columnNames(headings: readonly string[]): { name: string; label: string }[] {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const label = clean(heading).slice(0, longestLabel);
    const name = unique(nameOf(label) || `column_${index + 1}`, taken);
    taken.add(name);
    return { name, label: label === '' ? name : label };
  });
}

function clean(heading: string): string {
  return heading
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\p{Cf}|\p{Cs}/gu, '')
    .trim();
}

function nameOf(label: string): string {
  const words = label
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{Nd}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  const name = Array.from(words)
    .slice(0, longest - 8)
    .join('')
    .slice(0, longest - 8)
    .replace(/_+$/, '');
  if (name === '') return '';
  return reserved.has(name) || /^\p{Nd}/u.test(name) || /^\p{M}/u.test(name) ? `c_${name}` : name;
}

function unique(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}_${number}`;
  return candidate;
}
