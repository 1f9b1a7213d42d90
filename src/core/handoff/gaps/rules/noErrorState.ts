/**
 * **resilience/no-error-state** (likely)
 *
 * A screen of the prototype has no state in its markup for when something fails, so what the person
 * would see then was neither designed nor tested.
 */
import type { GapRule } from '../gap.ts';
import { contract } from '../../../prototype/contract.ts';
import { functionsByName } from '../functionsByName.ts';
import { isWithin } from '../nearby.ts';
import { type ScreenElements, screenElements, screensOf } from '../screenElements.ts';
import type { SourceFile } from '../sourceFile.ts';

const failing = /err|fail|offline|problem|unavailable|declin|reject|denied|invalid|not-?found|timeout/i;

export const noErrorState: GapRule = {
  rule: 'resilience/no-error-state',
  axis: 'resilience',
  inPlainWords: 'What people see on this screen when something goes wrong was not designed.',
  forEngineers: 'The screen has no error state in its markup.',
  instead: 'Design and test the error, empty and slow states with the same care as the others.',
  confidence: 'likely',
  find: (files) =>
    screensOf(files)
      .filter(({ states }) => !states.some((state) => failing.test(state)))
      .filter(
        ({ id }) => !screenElements(files).some((one) => one.screen.id === id && showsFailure(one, files)),
      )
      .map(({ file, line, id }) => ({ file, line, detail: `screen ${id}` })),
};

/** Whether a component used on the screen has such a state in its own markup. */
function showsFailure({ inside }: ScreenElements, files: readonly SourceFile[]): boolean {
  const used = inside
    .filter(({ tag }) => /^[A-Z]/.test(tag))
    .flatMap(({ tag }) => functionsByName(files).get(tag) ?? []);
  return used.some(({ file, node }) =>
    file.elements.some(({ attributes, node: at }) => {
      const state = attributes.get(contract.state);
      return at && isWithin(at, node) && typeof state === 'string' && failing.test(state);
    }),
  );
}
