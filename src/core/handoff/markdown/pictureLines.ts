import type { Brief, BriefPictureName } from '../briefSchema.ts';
import { escape, oneLine } from './escape.ts';

/** Longer text alternatives are cut; the tables beside hold the same. */
const mostLetters = 500;

/** One of the brief's pictures with what it shows in words; nothing when there is none. */
export function pictureLines({ pictures }: Brief, name: BriefPictureName): string[] {
  const picture = pictures.find((one) => one.name === name);
  if (picture === undefined) return [];
  const text = oneLine(`${picture.title}. ${picture.description}`);
  const cut = text.length > mostLetters ? `${text.slice(0, mostLetters).trimEnd()}…` : text;
  return [`![${escape(cut)}](${picture.file})`];
}
