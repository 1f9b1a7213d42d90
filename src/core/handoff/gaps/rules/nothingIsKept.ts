/**
 * **resilience/nothing-is-kept** (certain, true of every prototype)
 *
 * A prototype's state is gone when its page reloads. Where its code uses the browser's storage, the places
 * are named: storage is only imitated in memory, so what looks saved is not.
 */
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { nodesOf } from '../sourceFile.ts';

const stores = /^(?:localStorage|sessionStorage|indexedDB)$/;

const uses = inEachFile((file) => nodesOf(file, 'Identifier').filter(({ name }) => stores.test(name)));

export const nothingIsKept: GapRule = {
  rule: 'resilience/nothing-is-kept',
  axis: 'resilience',
  inPlainWords: 'Nothing is saved: after a reload it starts from the beginning.',
  forEngineers: 'State lives in memory; browser storage is a stand-in without durability.',
  instead: 'Decide what must survive and where; make writes safe to repeat.',
  confidence: 'certain',
  find: (files) => {
    const places = uses(files);
    return places.length > 0 ? places : 'always';
  },
};
