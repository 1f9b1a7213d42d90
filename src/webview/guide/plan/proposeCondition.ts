import type { LandmarksView } from '../../../protocol/guidePlan.ts';
import type { Condition } from './planWords.ts';

/** Shorter words of a screen may stand in any sentence. */
const fewestLetters = 4;

/** The screen that the words of success name, such as “Order placed” in "They see “Order placed”"; the longest of several. */
export function proposeCondition(
  success: string | undefined,
  known: LandmarksView | undefined,
): Condition | undefined {
  const said = (success ?? '').toLocaleLowerCase();
  const named = (known?.screens ?? [])
    .filter(({ words }) => words.length >= fewestLetters && said.includes(words.toLocaleLowerCase()))
    .toSorted((a, b) => b.words.length - a.words.length);
  return named[0] && { screen: named[0].id };
}
