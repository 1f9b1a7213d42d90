/**
 * **resilience/no-error-state** (likely)
 *
 * A screen of the prototype has no state in its markup for when something fails, so what the person
 * would see then was neither designed nor tested.
 */
import { screensIn } from '../../screens.ts';
import type { GapRule } from '../gap.ts';

const failing = /err|fail|offline|problem|unavailable|declin|reject|denied|invalid|not-?found|timeout/i;

export const noErrorState: GapRule = {
  rule: 'resilience/no-error-state',
  axis: 'resilience',
  inPlainWords: 'What people see on this screen when something goes wrong was not designed.',
  forEngineers: 'The screen has no error state in its markup.',
  instead: 'Design and test the error, empty and slow states with the same care as the others.',
  confidence: 'likely',
  find: (files) =>
    screensIn(files)
      .filter((screen) => !screen.states.some((state) => failing.test(state)))
      .map(({ file, line, id }) => ({ file, line, detail: `screen ${id}` })),
};
