/**
 * **resilience/no-offline-state** (certain)
 *
 * Nothing in the prototype says what happens without a connection: no state of that name, and no code that asks.
 */
import type { GapRule } from '../gap.ts';
import { screensOf } from '../screenElements.ts';

const offline = /\bonLine\b|['"](?:offline|online)['"]|\bis(?:Off|On)line\b/;

export const noOfflineState: GapRule = {
  rule: 'resilience/no-offline-state',
  axis: 'resilience',
  inPlainWords: 'What happens without a connection was not designed.',
  forEngineers: 'No offline state and no connectivity handling.',
  instead: 'Decide what still works, keep what was entered, and say when it is sent.',
  confidence: 'certain',
  find: (files) => {
    const designed = screensOf(files).some(({ states }) =>
      states.some((state) => /offline|connection/i.test(state)),
    );
    return designed || files.some((file) => offline.test(file.uncommented)) ? [] : 'always';
  },
};
