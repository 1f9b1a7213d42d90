/**
 * Opens a lab and does one thing with its evidence, and is killed at a step: `lab what step`. `add` adds a session's events,
 * `withdraw` deletes two sessions, `append` appends notes under a name to a session, `many` adds notes in batches.
 */
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { killAtStep } from '../../support/killHarness.ts';
import { begun, noted } from './sampleEvidence.ts';

const [lab = '', what = '', at = '', name = ''] = process.argv.slice(2);
const store = await openLabStore(lab, { step: killAtStep(at) });
const numbers = Array.from({ length: 30 }, (_, index) => `${name}${index}`);
if (what === 'add') await store.addEvidence('checkout', 's1', [begun('s1'), noted('1'), noted('2')]);
if (what === 'withdraw') await store.withdrawEvidence('checkout', ['s1', 's2'], 'fingerprint');
if (what === 'append') for (const id of numbers) await store.appendEvidence('checkout', 's1', noted(id));
if (what === 'many')
  for (const id of numbers)
    await store.addEvidence('checkout', 's1', [noted(id), noted(`${id}+`), noted('same')]);
