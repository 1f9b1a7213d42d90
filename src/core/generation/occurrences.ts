/**
 * Where a sequence occurs in another one: at most the first two places, as more makes no difference.
 * Knuth, Morris and Pratt's method ("Fast pattern matching in strings", 1977): linear also for input made
 * to be slow.
 *
 * @param needle at least one element
 */
export function occurrences(haystack: ArrayLike<string>, needle: ArrayLike<string>): number[] {
  const table = borders(needle);
  const found: number[] = [];
  let matched = 0;
  for (let at = 0; at < haystack.length && found.length < 2; at += 1) {
    while (matched > 0 && haystack[at] !== needle[matched]) matched = table[matched - 1] ?? 0;
    if (haystack[at] === needle[matched]) matched += 1;
    if (matched === needle.length) {
      found.push(at - matched + 1);
      matched = table[matched - 1] ?? 0;
    }
  }
  return found;
}

/** The length of the longest end of one text that the other one begins with. */
export function overlapLength(end: string, beginning: string): number {
  const table = borders(beginning);
  let matched = 0;
  for (let at = 0; at < end.length; at += 1) {
    if (matched === beginning.length) matched = table[matched - 1] ?? 0;
    while (matched > 0 && end[at] !== beginning[matched]) matched = table[matched - 1] ?? 0;
    if (end[at] === beginning[matched]) matched += 1;
  }
  return matched;
}

/** For each prefix of a sequence, the length of the longest shorter prefix that it also ends with. */
function borders(of: ArrayLike<string>): Uint32Array {
  const table = new Uint32Array(of.length);
  let matched = 0;
  for (let at = 1; at < of.length; at += 1) {
    while (matched > 0 && of[at] !== of[matched]) matched = table[matched - 1] ?? 0;
    if (of[at] === of[matched]) matched += 1;
    table[at] = matched;
  }
  return table;
}
