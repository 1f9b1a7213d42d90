import { parse } from 'jsonc-parser';

/** JSON as people write it, with comments; `undefined` for what is no object. */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  return asObject(parse(text, [], { allowTrailingComma: true }));
}

/** Checked by hand and not with zod: the gate runs before every commit, where loading zod would be felt. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** The texts of a list; of anything else none. */
export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Every text in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The first line, from 1, on which any of the texts stands; the first of the file when none does. */
export function lineOf(text: string, ...wanted: readonly string[]): number {
  for (const each of wanted) {
    const at = each === '' ? -1 : text.indexOf(each);
    if (at >= 0) return text.slice(0, at).split('\n').length;
  }
  return 1;
}
