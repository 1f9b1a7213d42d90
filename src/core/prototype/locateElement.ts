import type { PrototypeFile } from '../generation/fileChange.ts';
import type { PickedElement } from './pickedElement.ts';

/** Where an element is written. `exact` when the compiler noted it, otherwise it was found by what the element says. */
export interface ElementPlace {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly exact: boolean;
}

const longestLine = 200;
/** Elements say more than one line holds; its beginning is enough. */
const longestCompared = 60;
/** A line has to have more in common with the element than a class or the name of a tag. */
const leastScore = 4;

/**
 * Finds the line of the prototype's files that makes an element: the one the compiler noted, else the one line that
 * has most of its text, id, classes and name; several that fit equally well are no answer, then the
 * line of the element around it is.
 *
 * @returns `undefined` when nothing fits
 */
export function locateElement(
  element: PickedElement,
  files: readonly PrototypeFile[],
): ElementPlace | undefined {
  const noted = notedPlace(element.at, files);
  if (noted) return { ...noted, exact: true };
  const found = bestLine(element, files) ?? notedPlace(element.near, files);
  return found && { ...found, exact: false };
}

/**
 * Says in the words of an instruction which element is meant, with its source file and line, and the line itself. What
 * comes from the page is quoted, so that it reads as data.
 */
export function describeElement(element: PickedElement, files: readonly PrototypeFile[]): string {
  const { tag, id, classes, text, path } = element;
  const name = `<${tag}${id === undefined ? '' : ` id=${quote(id)}`}${
    classes.length === 0 ? '' : ` class=${quote(classes.join(' '))}`
  }>`;
  const says = text === '' ? '' : ` that says ${quote(text)}`;
  const place = locateElement(element, files);
  const lines = [`This is about the element ${name}${says}, in ${quote(path)}.`];
  if (place) {
    const line = files.find((file) => file.path === place.file)?.text.split('\n')[place.line - 1] ?? '';
    const where = place.exact ? 'It is made in' : 'It is probably made in';
    lines.push(`${where} ${place.file}, line ${place.line}: ${quote(line.trim().slice(0, longestLine))}`);
  }
  return lines.join('\n');
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function notedPlace(
  at: string | undefined,
  files: readonly PrototypeFile[],
): Pick<ElementPlace, 'file' | 'line'> | undefined {
  const [, path, number] = /^(.+):(\d{1,7})$/.exec(at ?? '') ?? [];
  const file = files.find((each) => each.path === path);
  const line = Number(number);
  if (!file || line < 1 || line > file.text.split('\n').length) return undefined;
  return { file: file.path, line };
}

function bestLine(
  element: PickedElement,
  files: readonly PrototypeFile[],
): Pick<ElementPlace, 'file' | 'line'> | undefined {
  let best: { file: string; line: number; score: number } | undefined;
  let isShared = false;
  for (const { path, text } of files) {
    if (path.endsWith('.css')) continue;
    for (const [index, line] of text.split('\n').entries()) {
      const score = likeness(line, element);
      if (score < leastScore || score < (best?.score ?? 0)) continue;
      isShared = score === best?.score;
      best = { file: path, line: index + 1, score };
    }
  }
  return best && !isShared ? { file: best.file, line: best.line } : undefined;
}

/** How much a source line has in common with an element. */
function likeness(line: string, { tag, id, classes, text }: PickedElement): number {
  if (line.trim() === '') return 0;
  const words = new Set(line.split(/["'`\s{}=<>]+/));
  const saysIt = text !== '' && line.replaceAll(/\s+/g, ' ').includes(text.slice(0, longestCompared));
  const hasId = id !== undefined && id !== '' && words.has('id') && words.has(id);
  const shared = classes.filter((name) => words.has(name)).length;
  const isTag = line.includes(`<${tag}`);
  return (saysIt ? 4 : 0) + (hasId ? 5 : 0) + Math.min(shared, 3) + (isTag ? 1 : 0);
}
