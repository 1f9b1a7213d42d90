import type { PrototypeFile } from '../fileChange.ts';
import { escapeHtml } from './html.ts';

/** Hues (oklch degrees) of the colour names that can be asked for. */
const hues: Readonly<Record<string, number>> = {
  red: 25,
  orange: 50,
  amber: 75,
  yellow: 95,
  green: 150,
  teal: 185,
  cyan: 205,
  blue: 256,
  indigo: 280,
  purple: 305,
  violet: 300,
  pink: 350,
};

const quote = `["“”']`;
const words = `${quote}([^"“”]{1,200}?)${quote}`;
const accentPattern =
  /^(?:please )?(?:(?:use|make|set|change|turn) )?(?:an? |the )?(?:accent|colou?r|theme)(?: colou?r)?(?: to| is|:|=)? ?([a-z]+|\d{1,3})\.?$/i;
const headlinePattern = new RegExp(
  `^(?:please )?(?:change|set|make) (?:the )?headline(?: to|:)? ${words}\\.?$`,
  'i',
);
const renamePattern = new RegExp(
  `^(?:please )?(?:rename|change|replace) ${words} (?:to|with|by|into) ${words}\\.?$`,
  'i',
);

/** The files by path while an instruction is carried out. */
type Texts = Map<string, string>;

/**
 * Carries out what needs no understanding: `accent green`, `change headline to "…"`, `rename "X" to "Y"`, one on
 * each line or between semicolons. Everything else is written at the foot of the page as not done.
 *
 * @returns the files that changed, and `index.html` in any case
 */
export function followInstruction(files: readonly PrototypeFile[], instruction: string): PrototypeFile[] {
  const texts: Texts = new Map(files.map(({ path, text }) => [path, text]));
  const refused = wishesIn(instruction).filter((wish) => {
    const isDone = setAccent(texts, wish) || setHeadline(texts, wish) || rename(texts, wish);
    if (isDone) takeNoteOff(texts, wish);
    return !isDone;
  });
  // Noted last: renaming is not to change the words of a note.
  for (const wish of refused) note(texts, wish);
  return [...texts]
    .filter(
      ([path, text]) => path === 'index.html' || files.find((file) => file.path === path)?.text !== text,
    )
    .map(([path, text]) => ({ path, text }));
}

/** What an instruction asks for, one by one. */
function wishesIn(instruction: string): string[] {
  return instruction
    .split(/[\n;]/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((wish) => wish !== '');
}

/** What of an instruction is only noted on the page that {@link followInstruction} left. */
export function wishesNotDone(page: string, instruction: string): string[] {
  return wishesIn(instruction).filter((wish) => page.includes(noteOf(wish)));
}

/** Whether nothing of an instruction was done. */
export function isNothingDone(instruction: string, undone: readonly string[]): boolean {
  return undone.length > 0 && undone.length === wishesIn(instruction).length;
}

function setAccent(texts: Texts, wish: string): boolean {
  const [, asked = ''] = accentPattern.exec(wish) ?? [];
  const hue = hues[asked.toLowerCase()] ?? (/^\d+$/.test(asked) ? Number(asked) % 360 : undefined);
  const styles = texts.get('styles.css');
  if (hue === undefined || styles === undefined || !/--hue:\s*[\d.]+/.test(styles)) return false;
  texts.set('styles.css', styles.replace(/--hue:\s*[\d.]+/, `--hue: ${hue}`));
  return true;
}

const headlineElement = /(<([a-z][a-z0-9]*)\b[^>]*\bdata-headline\b[^>]*>)[^<]*(?=<\/\2>)/g;
const firstHeading = /(<h1\b[^>]*>)[^<]*(?=<\/h1>)/;

function setHeadline(texts: Texts, wish: string): boolean {
  const headline = headlinePattern.exec(wish)?.[1];
  const page = texts.get('index.html') ?? '';
  const place = page.search(headlineElement) === -1 ? firstHeading : headlineElement;
  if (headline === undefined || page.search(place) === -1) return false;
  texts.set(
    'index.html',
    page.replace(place, (_, tag: string) => tag + escapeHtml(headline)),
  );
  return true;
}

/** Scripts, styles and comments whole, or one tag. */
const markup = /(<script\b[\s\S]*?<\/script>|<style\b[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]*>)/i;
const spokenAttribute = /\b(aria-label|placeholder|alt|data-name|data-value|value)="([^"]*)"/g;

function rename(texts: Texts, wish: string): boolean {
  const [, from, to] = renamePattern.exec(wish) ?? [];
  const page = texts.get('index.html');
  if (from === undefined || to === undefined || page === undefined) return false;
  const change = (text: string) => text.replaceAll(escapeHtml(from), escapeHtml(to));
  const renamed = page
    .split(markup)
    .map((piece, index) =>
      index % 2 === 0 ? change(piece) : piece.replaceAll(spokenAttribute, (attribute) => change(attribute)),
    )
    .join('');
  texts.set('index.html', renamed);
  return renamed !== page;
}

const statesNav = /^[ \t]*<nav aria-label="Prototype states">/m;

/** Says at the foot of the page what was asked for and not done. */
function note(texts: Texts, wish: string): void {
  const page = texts.get('index.html') ?? '';
  const line = noteOf(wish);
  if (page.includes(line)) return;
  const place = [statesNav, /<\/body>/i].find((pattern) => pattern.test(page));
  const noted =
    place === undefined ? `${page}${line}\n` : page.replace(place, (found) => `  ${line}\n${found}`);
  texts.set('index.html', noted);
}

/** What could not be done once, such as renaming what was not there yet, may be done by now. */
function takeNoteOff(texts: Texts, wish: string): void {
  const page = texts.get('index.html');
  if (page === undefined) return;
  const line = `${noteOf(wish)}\n`;
  texts.set('index.html', page.replace(`  ${line}`, '').replace(line, ''));
}

function noteOf(wish: string): string {
  const asked = escapeHtml(`Asked for: “${wish}” (a model can do this; the offline starter cannot)`);
  return `<p class="sample-note asked">${asked}</p>`;
}
