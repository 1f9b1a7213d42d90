import type { GateChange } from './gateChange.ts';
import type { GateFinding } from './gateFinding.ts';
import { foldPath } from '../policy/foldPath.ts';
import { labOf } from './labFolders.ts';
import { isInside, linkTarget } from './linkTarget.ts';

/**
 * Links carry files over the boundary without an import; they are everybody's concern. Names are compared in lower case: on
 * many disks another spelling leads to the same place.
 *
 * @param labs relative to the repository
 * @param links all that the change leaves in the repository, by path
 */
export function evaluateLinks(
  changes: readonly GateChange[],
  labs: readonly string[],
  links: ReadonlyMap<string, string>,
): GateFinding[] {
  const folded = labs.map(foldPath);
  const written = new Map([...links].map(([path, target]) => [foldPath(path), target]));
  return changes.flatMap((change) => {
    const found = isLink(change) && judge(change, folded, (path) => written.get(foldPath(path)));
    return found ? [found] : [];
  });
}

/** Whether a change leaves a link. */
export function isLink({ kind, change }: GateChange): boolean {
  return kind === 'link' && change !== 'deleted';
}

function judge(
  { path, target = '', oid }: GateChange,
  labs: readonly string[],
  linkAt: (path: string) => string | undefined,
): GateFinding | undefined {
  const place = linkTarget(path, target, linkAt);
  const to = place === undefined ? undefined : foldPath(place);
  const found = (rule: string, message: string, advice: string): GateFinding => ({
    rule,
    severity: 'error',
    path,
    line: 1,
    message,
    advice,
    subject: oid,
  });
  const own = labOf(labs, foldPath(path));
  if (own !== undefined) {
    if (to !== undefined && isInside(own, to)) return undefined;
    return found(
      'link/out-of-lab',
      `"${path}" is a link that leads out of the lab, so the prototype is not isolated.`,
      'Copy what the prototype needs into it instead of linking to it.',
    );
  }
  if (to !== undefined && labs.some((lab) => isInside(lab, to) || holds(to, lab)))
    return found(
      'link/into-lab',
      `"${path}" is a link into the lab, or to a folder with the lab in it, so prototype code would become part of production.`,
      'Remove the link. What production needs is built by engineering.',
    );
  if (to === undefined || to === '..' || to.startsWith('../'))
    return found(
      'link/outside',
      `"${path}" is a link out of the repository or in a circle: what it brings cannot be checked.`,
      'Remove the link, or keep the file itself in the repository.',
    );
  return undefined;
}

/** Whether a folder, `''` for the root of the repository, has the lab in it. */
function holds(folder: string, lab: string): boolean {
  return folder === '' ? !lab.startsWith('../') : isInside(folder, lab);
}
