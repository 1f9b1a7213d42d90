import type { PrototypeSource } from '../fileChange.ts';

/** What instruction.ts writes at the foot of the page for a change that it cannot make, as it puts it in. */
const footnote =
  /(?: {2})?<p class="sample-note asked">Asked for: “[^<]*” \(a model can do this; the offline starter cannot\)<\/p>\n/g;

/**
 * Whether two prototypes are the same but for what the offline starter notes at the foot of the page, for the makers of one
 * or both.
 *
 * @returns false also where they do not differ at all
 */
export function differInFootnote(one: PrototypeSource, other: PrototypeSource): boolean {
  const asIs = (text: string) => text;
  const bare = (text: string) => text.replaceAll(footnote, '');
  return textOf(one, asIs) !== textOf(other, asIs) && textOf(one, bare) === textOf(other, bare);
}

/** All of a prototype as one text. Line ends are taken as alike, since git may change them. */
function textOf({ files, assets }: PrototypeSource, change: (text: string) => string): string {
  const parts = [
    ...files.map(({ path, text }) => JSON.stringify([path, change(text.replaceAll('\r\n', '\n'))])),
    ...assets.map(({ path, base64 }) => JSON.stringify([path, base64])),
  ];
  return parts.toSorted().join('\n');
}
