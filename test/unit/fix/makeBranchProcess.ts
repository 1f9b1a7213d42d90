import { makeBranch } from '../../../src/node/fix/makeBranch.ts';
import { takeSnapshot } from '../../../src/node/fix/takeSnapshot.ts';
import { killAtStep } from '../../support/killHarness.ts';

/** Proposes a fix as a process of its own, which ends as by a power cut at a step. */
const [root = '', name = '', at = ''] = process.argv.slice(2);
const repository = { git: 'git', root };
const snapshot = await takeSnapshot(repository, ['src/button.ts', 'untracked.txt']);
await makeBranch(repository, snapshot, { name, message: 'A fix\n' }, killAtStep(at));
