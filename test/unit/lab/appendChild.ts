/** Appends generations to a lab: `lab name count`. */
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleGeneration } from './sampleGeneration.ts';

const [lab = '', name = '', count = ''] = process.argv.slice(2);
const store = await openLabStore(lab);
for (let number = 0; number < Number(count); number += 1) {
  await store.appendGeneration('checkout', sampleGeneration(`${name}-${number}`));
}
