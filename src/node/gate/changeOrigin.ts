import type { ChangeOrigin } from '../../core/boundary/gate/gateScope.ts';
import type { Policy } from '../../core/boundary/policy/policy.ts';
import { isInScope } from '../../core/boundary/gate/gateScope.ts';
import type { GateMode } from './changeSet.ts';
import type { GateGit } from './gateGit.ts';

/** Where CI services say which branch a change comes from; their checkout has none. */
const branchVariables = ['GITHUB_HEAD_REF', 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'BITBUCKET_BRANCH'];

export interface OriginRequest {
  readonly git: GateGit;
  readonly mode: GateMode;
  /** The commits the change starts from. */
  readonly starts: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** Whether zones and limits apply to this change; git is only asked whose it is where a policy makes a difference. */
export async function zonesApply(
  rules: readonly (Policy | 'strict' | undefined)[],
  request: OriginRequest,
): Promise<boolean> {
  const scopes = rules.map((rule) => (typeof rule === 'object' ? rule.gate : undefined));
  if (scopes.some((scope) => scope === undefined)) return true;
  return isInScope(scopes, await originOf(request));
}

async function originOf({ git, mode, starts, environment }: OriginRequest): Promise<ChangeOrigin> {
  const named = branchVariables
    .map((name) => environment[name])
    .find((name) => name !== undefined && name !== '');
  const head = await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], { answers: [1, 128] });
  const own = head.exitCode === 0 ? head.stdout.toString('utf8').trim() : undefined;
  const branch = mode.kind === 'base' ? (named ?? own) : own;
  if (mode.kind === 'base') {
    const log = await git.run([
      'log',
      '-z',
      '--no-color',
      '--no-show-signature',
      '--encoding=UTF-8',
      '--format=%ae',
      mode.head,
      '--not',
      ...starts,
      '--',
    ]);
    const authors = log.stdout
      .toString('utf8')
      .split('\0')
      .filter((each) => each !== '');
    return { branch, authors: authors.length === 0 ? undefined : authors };
  }
  const identity = await git.run(['var', 'GIT_AUTHOR_IDENT'], { answers: [128] });
  const author = /<([^<>]*)> \d+ [+-]\d+\s*$/.exec(identity.stdout.toString('utf8'))?.[1];
  return { branch, authors: author === undefined ? undefined : [author] };
}
