import { codeownersLocations } from '../../core/boundary/codeowners.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { runGit } from '../git/runGit.ts';
import type { FixRepository } from './scratch.ts';

/** What engineering has committed about the boundary; `undefined` for what is not there. */
export interface CommittedTexts {
  readonly policy: string | undefined;
  readonly codeowners: { readonly text: string; readonly size: number } | undefined;
}

/** Reads policy and CODEOWNERS as they are in a commit. @throws GitFailure */
export async function committedTexts(repository: FixRepository, commit: string): Promise<CommittedTexts> {
  const policy = await blobAt(repository, commit, policyFileName);
  let owners: Buffer | undefined;
  for (const location of codeownersLocations) owners ??= await blobAt(repository, commit, location);
  return {
    policy: policy?.toString('utf8'),
    codeowners: owners && { text: owners.toString('utf8'), size: owners.length },
  };
}

async function blobAt(
  { git, root, signal }: FixRepository,
  commit: string,
  path: string,
): Promise<Buffer | undefined> {
  const call = { cwd: root, signal };
  const listed = await runGit(git, ['ls-tree', '-z', '--full-tree', commit, '--', path], call);
  const hash = /^100\d{3} blob ([0-9a-f]+)\t/.exec(listed.stdout.toString('latin1'))?.[1];
  return hash === undefined ? undefined : (await runGit(git, ['cat-file', 'blob', hash], call)).stdout;
}
