import { refuseReservedName } from './reservedNames.ts';
import { comparisonKey, utf8Length } from './variantPath.ts';

const ending = '-lab';
/** The name when nothing of the production folder's can be used. */
const fallback = 'footbridge-lab';
/**
 * In UTF-8 bytes. With `.code-workspace` behind it a name stays below 143, the smallest limit of a file system
 * in use (eCryptfs), and below the 100 UTF-16 units of the manifest.
 */
const mostBytes = 120;
const mostCharacters = 80;
const pattern = new RegExp(
  `^[\\p{L}\\p{Nd}_][\\p{L}\\p{M}\\p{Nd} ._\\-()+,@]{0,${mostCharacters - 1}}$`,
  'u',
);

/** Whether a new lab's folder may be called this: a name that works on every computer and means nothing to tools. */
export function isLabName(name: string): boolean {
  if (!pattern.test(name) || /[. ]$/.test(name) || utf8Length(name) > mostBytes) return false;
  return refuseReservedName(comparisonKey(name)) === undefined;
}

/**
 * Names the lab of a production folder: `<folder>-lab`, with what not every computer accepts left out.
 * @param folder any folder's own name, also an empty one
 * @returns a name for which {@link isLabName} holds
 */
export function labNameFrom(folder: string): string {
  const clean = cleaned(folder);
  const names = [folder, clean, clean.replaceAll('.', '-')].map((stem) => `${stem}${ending}`);
  return names.find((name) => name !== ending && isLabName(name)) ?? fallback;
}

function cleaned(folder: string): string {
  const plain = folder
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}|['’]/gu, '')
    .replaceAll(/[^\p{L}\p{M}\p{Nd} ._\-()+,@]+/gu, '-')
    .replace(/^[^\p{L}\p{Nd}_]+/u, '');
  return cut(plain).replace(/[ .-]+$/, '');
}

/** Cuts between characters so that the name with its ending is accepted. */
function cut(text: string): string {
  let kept = '';
  let characters = ending.length;
  for (const character of text) {
    characters += 1;
    if (characters > mostCharacters || utf8Length(kept + character + ending) > mostBytes) break;
    kept += character;
  }
  return kept;
}
