import * as z from 'zod';
import type { PrototypeFile } from '../generation/fileChange.ts';
import { contract } from '../prototype/contract.ts';
import { lineCounter, readSource, type SourceFile } from './gaps/sourceFile.ts';

/** A screen of the prototype as its code names it (see prototype/contract.ts). */
export const screenSchema = z.object({
  id: z.string(),
  file: z.string(),
  line: z.number().int().min(1),
  /** The states written in the screen's markup, without the one it opens in; in order of appearance. */
  states: z.array(z.string()),
});
export type Screen = z.infer<typeof screenSchema>;

const marks = new RegExp(`\\b(${contract.screen}|${contract.state})\\s*=\\s*["']([^"']{1,100})["']`, 'g');

/**
 * Finds the screens and states that are written out in the prototype's markup. Those that code puts
 * together at run time are not seen. A screen that is named twice is listed once, where it comes first.
 */
export function findScreens(files: readonly PrototypeFile[]): Screen[] {
  return screensIn(files.map(readSource));
}

/** The same, of files that are prepared already. */
export function screensIn(files: readonly SourceFile[]): Screen[] {
  const screens = new Map<string, Screen>();
  for (const file of files) {
    const lineOf = lineCounter(file);
    let current: Screen | undefined;
    for (const match of file.markup.matchAll(marks)) {
      const [, attribute, value = ''] = match;
      if (attribute === contract.screen) {
        const line = lineOf(match.index);
        current = screens.get(value) ?? { id: value, file: file.path, line, states: [] };
        screens.set(value, current);
      } else if (current) addStates(current, value);
    }
  }
  return [...screens.values()];
}

function addStates(screen: Screen, value: string): void {
  for (const state of value.split(/\s+/)) {
    const known = state === '' || state === contract.readyState || screen.states.includes(state);
    if (!known) screen.states.push(state);
  }
}
