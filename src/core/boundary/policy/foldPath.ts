/** A path or pattern in the one spelling that stands for all that differ in case or Unicode composition only. */
export function foldPath(text: string): string {
  const lower = text.toLowerCase();
  return /\P{ASCII}/u.test(lower) ? text.normalize('NFC').toLowerCase().normalize('NFC') : lower;
}

/** A pattern for folded paths: a class of capitals there means small letters. */
export function foldPattern(pattern: string): string {
  return foldPath(pattern).replaceAll('[:upper:]', '[:lower:]');
}
