/**
 * **resilience/nothing-is-kept** (certain, true of every prototype)
 *
 * A prototype's state is gone when its page reloads. Where its code uses the browser's storage, the places
 * are named: storage is only imitated in memory, so what looks saved is not.
 */
import type { GapRule } from '../gap.ts';
import { placesOf } from '../sourceFile.ts';

export const nothingIsKept: GapRule = {
  rule: 'resilience/nothing-is-kept',
  axis: 'resilience',
  inPlainWords: 'Nothing is saved: after a reload it starts from the beginning.',
  forEngineers: 'State lives in memory; browser storage is a stand-in without durability.',
  instead: 'Decide what must survive and where; make writes safe to repeat.',
  confidence: 'certain',
  find: (files) => {
    const places = files.flatMap((file) =>
      placesOf(file, 'code', /\b(?:localStorage|sessionStorage|indexedDB)\b/g),
    );
    return places.length > 0 ? places : 'always';
  },
};
