import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { labFolders } from '../../core/boundary/gate/labFolders.ts';
import type { Policy } from '../../core/boundary/policy/policy.ts';

export interface GateLabs {
  /** Relative to the repository: exploration because the caller says so. What a policy names, its placement says. */
  readonly exploration: readonly string[];
  /** Relative to the repository: what production must not reach. */
  readonly all: readonly string[];
}

/**
 * A lab outside of the repository counts under the name it was given and where it really is: it may be reached through a
 * link, and an import can be written either way.
 *
 * @param root of the repository, absolute, with links resolved
 * @param named by the caller, absolute
 */
export function gateLabs(
  root: string,
  named: readonly string[],
  rules: readonly (Policy | 'strict' | undefined)[],
): GateLabs {
  const own = labFolders(named.flatMap((lab) => namesOf(root, lab)));
  const byPolicy = rules.flatMap((rule) => (typeof rule === 'object' ? labFolders(rule.labs) : []));
  const others = [...byPolicy, ...beside(root)].flatMap((lab) =>
    isWithin(lab) ? [lab] : labFolders(namesOf(root, path.resolve(root, lab))),
  );
  return { exploration: own.filter(isWithin), all: [...new Set([...own, ...others])] };
}

function namesOf(root: string, lab: string): string[] {
  return [lab, realFolder(lab)].map((each) => path.relative(root, each).split(path.sep).join('/'));
}

/** As it was given, where nothing is there. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

export function isWithin(lab: string): boolean {
  return !lab.startsWith('../') && !path.isAbsolute(lab);
}

/** Where a lab is made unless somebody chose another place. */
function beside(root: string): string[] {
  const lab = `${path.basename(root)}-lab`;
  const manifest = path.join(path.dirname(root), lab, 'footbridge.json');
  return statSync(manifest, { throwIfNoEntry: false })?.isFile() === true ? [`../${lab}`] : [];
}
