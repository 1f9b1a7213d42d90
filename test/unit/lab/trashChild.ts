/** Opens a lab and discards or restores its prototype, or only opens it, and is killed at a step: `lab what step`. */
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { killAtStep } from '../../support/killHarness.ts';
import { discardedAt, slug } from './discardable.ts';

const [lab = '', what = '', at = ''] = process.argv.slice(2);
const store = await openLabStore(lab, { step: killAtStep(at) });
if (what === 'discard') await store.discard(slug, discardedAt, () => undefined);
if (what === 'restore') await store.restore(slug, new Date(discardedAt.getTime() + 1000));
