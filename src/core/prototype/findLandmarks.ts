import type { PrototypeFile } from '../generation/fileChange.ts';
import { contract } from './contract.ts';
import { type HtmlElement, attribute, elementsOf, parsePage, textOf } from './markup.ts';

/** A screen or a marked control, which a page reports when it is shown or used. */
export interface Landmark {
  /** The value of its attribute, see contract.ts. */
  readonly id: string;
  /** What it says to people; its id where that is not known. */
  readonly words: string;
  /** The states of a screen, without the one it opens in. */
  readonly states: readonly string[];
}

export interface Landmarks {
  readonly screens: readonly Landmark[];
  readonly taskSteps: readonly Landmark[];
}

/** The files of each variant, by its id. */
export type PrototypesById = ReadonlyMap<string, readonly PrototypeFile[]>;

const longestWords = 80;
const mostLandmarks = 100;
const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3']);

/**
 * Lists what the pages of some variants can notice, in the order in which it is written. What script renders is
 * found where its name stands beside the attribute; other names only show when the page runs.
 *
 * @param steps of the hypothesis: each is to become a screen with its id, and gives it its words
 */
export function findLandmarks(
  prototypes: PrototypesById,
  steps: readonly { readonly id?: string | undefined; readonly title: string }[],
): Landmarks {
  const titles = new Map(steps.flatMap(({ id, title }) => (id === undefined ? [] : [[id, title] as const])));
  const screens = new Map<string, Landmark>();
  const taskSteps = new Map<string, Landmark>();
  if (prototypes.size === 0) for (const [id, title] of titles) add(screens, id, title, []);
  for (const files of prototypes.values()) {
    const page = files.find(({ path }) => path === contract.entry)?.text ?? '';
    const elements = elementsOf(parsePage(page));
    for (const element of elements) {
      const screen = attribute(element, contract.screen)?.trim();
      if (screen) add(screens, screen, titles.get(screen) ?? headingOf(element), statesOf(element));
      const step = attribute(element, contract.taskStep)?.trim();
      if (step) add(taskSteps, step, wordsOf(element), []);
    }
    const scripts = scriptsOf(files, elements);
    for (const id of named(scripts, screenInScript)) add(screens, id, titles.get(id) ?? '', []);
    for (const id of named(scripts, stepInScript)) add(taskSteps, id, '', []);
  }
  return { screens: [...screens.values()], taskSteps: [...taskSteps.values()] };
}

/**
 * The variants whose files never say a name, so that their pages hardly have a screen or a step that is called so.
 * @param name of a screen or a task step
 */
export function variantsWithout(name: string, prototypes: PrototypesById): string[] {
  return [...prototypes].flatMap(([id, files]) =>
    files.some(({ text }) => text.includes(name)) ? [] : [id],
  );
}

function add(landmarks: Map<string, Landmark>, id: string, words: string, states: readonly string[]): void {
  const known = landmarks.get(id);
  if ((!known && landmarks.size >= mostLandmarks) || id.length > 100) return;
  landmarks.set(id, {
    id,
    words: known && known.words !== id ? known.words : words || id,
    states: [...new Set([...(known?.states ?? []), ...states])],
  });
}

function statesOf(screen: HtmlElement): string[] {
  return elementsOf(screen)
    .flatMap((part) => (attribute(part, contract.state) ?? '').split(/\s+/))
    .filter((state) => state !== '' && state !== contract.readyState && state.length <= 100);
}

function headingOf(screen: HtmlElement): string {
  const heading = elementsOf(screen).find(({ tagName }) => headings.has(tagName));
  return heading ? shortened(textOf(heading)) : '';
}

function wordsOf(control: HtmlElement): string {
  return shortened(textOf(control)) || shortened(attribute(control, 'aria-label') ?? '');
}

function shortened(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, longestWords);
}

function scriptsOf(files: readonly PrototypeFile[], elements: readonly HtmlElement[]): string {
  const inline = elements.filter(({ tagName }) => tagName === 'script').map(textOf);
  const own = files.filter(({ path }) => /\.(m?js|tsx?|jsx)$/i.test(path)).map(({ text }) => text);
  return [...inline, ...own].join('\n');
}

/** A name in quotes, as in `="x"`, `={'x'}`, `': 'x'`, `', 'x'` or, inside a string, `=\"x\"`. Spaces are bounded, as is time. */
const quotedName = String.raw`['"]?\s{0,20}[=:,]\s{0,20}\{?\s{0,20}\\?["'\x60]([^"'\x60\\$<>{}\n]{1,100})\\?["'\x60]`;
const screenInScript = new RegExp(
  String.raw`(?:data-screen|dataset\.screen)${quotedName}|<Screen\b[^>]{0,300}?\sid${quotedName}`,
  'g',
);
const stepInScript = new RegExp(String.raw`(?:data-task-step|dataset\.taskStep)${quotedName}`, 'g');

function named(scripts: string, pattern: RegExp): string[] {
  return [...scripts.matchAll(pattern)].map(([, one, other]) => (one ?? other ?? '').trim()).filter(Boolean);
}
