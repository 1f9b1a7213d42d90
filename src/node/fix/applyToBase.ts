import { errors } from '../../core/errors.ts';
import type { FixSnapshot } from '../../core/boundary/fix/fixSnapshot.ts';
import { writeTree } from './takeSnapshot.ts';
import { withScratch, type FixRepository, type ScratchGit } from './scratch.ts';

/**
 * Applies a patch to a clean copy of its commit and holds the outcome against what it was made from, byte for byte, so
 * that a patch which leaves this computer is one that works. Nothing is left in the repository.
 *
 * @throws FootbridgeError `fix-not-exact`
 */
export async function provePatch(repository: FixRepository, snapshot: FixSnapshot): Promise<void> {
  await withScratch(repository, 'scratch', async (run) => applyToBase(run, snapshot));
}

/** @param run has an empty index @throws FootbridgeError `fix-not-exact` */
export async function applyToBase(run: ScratchGit, { base, tree, patch }: FixSnapshot): Promise<void> {
  await run(['read-tree', base]);
  // The user's `apply.*` settings could change white space on the way.
  await run(['apply', '--cached', '--whitespace=nowarn', '--no-ignore-whitespace'], patch);
  if ((await writeTree(run)) !== tree) throw errors.fixNotExact();
}
