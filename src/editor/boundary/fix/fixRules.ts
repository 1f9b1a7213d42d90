import * as path from 'node:path';
import * as vscode from 'vscode';
import { ownersOf, parseCodeowners } from '../../../core/boundary/codeowners.ts';
import type { FixRules } from '../../../core/boundary/fix/placeFix.ts';
import { readPolicy } from '../../../core/boundary/policy/readPolicy.ts';
import { committedTexts } from '../../../node/fix/committedTexts.ts';
import type { BoundaryController } from '../boundaryController.ts';
import type { FixPlace } from './fixPlace.ts';

/**
 * What decides about a repository's files: the policy this window goes by, and policy and CODEOWNERS of the commit that
 * a fix is compared with.
 *
 * @param lab the lab's folder
 * @throws GitFailure
 */
export async function readFixRules(
  place: FixPlace,
  base: string,
  boundary: Pick<BoundaryController, 'policyOf'>,
  lab: string,
): Promise<FixRules> {
  const { policy, codeowners } = await committedTexts(place, base);
  const { caseInsensitive } = place.located;
  const common = { trusted: vscode.workspace.isTrusted, caseInsensitive };
  const rules = codeowners ? parseCodeowners(codeowners.text, codeowners.size) : [];
  const now = boundary.policyOf(place.folder.fsPath);
  return {
    now: { ...common, policy: now ? now.policy : 'strict' },
    committed: {
      ...common,
      policy: policy === undefined ? undefined : (readPolicy(policy).policy ?? 'strict'),
    },
    ownersOf: (file) => ownersOf(rules, file),
    isLab: (file) => isInside(lab, path.join(place.root, file)),
  };
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
