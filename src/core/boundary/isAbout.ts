import type { BoundaryFile } from './boundaryRule.ts';
import { isCopy } from './isCopy.ts';
import { isDocumentation } from './isDocumentation.ts';

/** When a word that often means something else counts: where any of these holds. */
interface Doubt {
  /** A folder is called so. */
  readonly asFolder?: boolean;
  /** The file has no other name, and is no style sheet. */
  readonly asName?: boolean;
  /** One of these words stands anywhere on the path. */
  readonly beside: ReadonlySet<string>;
}

/** The words of a subject, as {@link subject} makes it. */
interface Subject {
  /** `true` for words that leave no doubt. */
  readonly words: ReadonlyMap<string, Doubt | true>;
  readonly hasNoScreens: boolean;
}

/**
 * @param sure words that leave no doubt
 * @param doubtful others, each with when it counts
 * @param hasNoScreens whether what people see (components, styles) is about it only when a folder says so
 */
export function subject(
  sure: Iterable<string>,
  doubtful: Readonly<Record<string, Doubt>> = {},
  hasNoScreens = false,
): Subject {
  const certain = Array.from(sure, (word) => [word, true] as const);
  return { words: new Map<string, Doubt | true>([...certain, ...Object.entries(doubtful)]), hasNoScreens };
}

const pictures = new Set(
  'png jpg jpeg gif webp avif svg ico bmp tiff woff woff2 ttf otf eot mp3 mp4 webm mov wav ogg'.split(' '),
);
const styles = new Set('css scss sass less styl'.split(' '));
const screens = new Set(['tsx', 'jsx', 'vue', 'svelte', ...styles]);

/**
 * Whether code or data is about a subject, by whole words of the names on its path. Documentation, copy, pictures, fonts and icons
 * only speak of it. Configuration among copy (`infra/content/values.yaml`) is none by its folders.
 */
export function isAbout(file: BoundaryFile, { words, hasNoScreens }: Subject): boolean {
  const inFolder = holdsAny(file.folderWords, file, words);
  const own = !inFolder && holdsAny(file.ownWords, file, words);
  if (!inFolder && (!own || (hasNoScreens && screens.has(file.extension)))) return false;
  if (pictures.has(file.extension) || isDocumentation(file)) return false;
  if (isCopy(file)) return inFolder && hasNoScreens;
  return !file.folderWords.some(isIcon) && (inFolder || !file.ownWords.some(isIcon));
}

/** Asked for every word of every path and each subject: a plain loop with one look-up. */
function holdsAny(names: readonly string[], file: BoundaryFile, words: Subject['words']): boolean {
  for (const word of names) {
    const doubt = words.get(word);
    if (doubt !== undefined && (doubt === true || holds(word, doubt, file))) return true;
  }
  return false;
}

function holds(word: string, doubt: Doubt, file: BoundaryFile): boolean {
  return (
    (doubt.asFolder === true && file.folderWords.includes(word)) ||
    (doubt.asName === true && !styles.has(file.extension) && nameWithoutEnding(file) === word) ||
    [...file.folderWords, ...file.ownWords].some((other) => doubt.beside.has(other))
  );
}

function nameWithoutEnding({ name }: BoundaryFile): string {
  return name.replace(/^([^.]+)\..*$/s, '$1');
}

function isIcon(word: string): boolean {
  return word === 'icon' || word === 'icons';
}
