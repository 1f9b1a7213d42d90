/** Opens a lab and changes a variant, or only opens it (`open`), and is killed at a step: `lab what step`. */
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { killAtStep } from '../../support/killHarness.ts';
import { turn } from './turn.ts';

const [lab = '', what = '', at = ''] = process.argv.slice(2);
const store = await openLabStore(lab, { step: killAtStep(at) });
if (what === 'change') await store.applyTurn('checkout', 'v1', turn);
