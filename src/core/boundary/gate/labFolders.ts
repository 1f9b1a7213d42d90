import { isInside } from './linkTarget.ts';

/**
 * Labs as a policy or a caller names them, without those that would hold the whole repository or climb out of the disk:
 * exploration must never be a way to switch the gate off.
 *
 * @param labs relative to the repository, with `/`
 */
export function labFolders(labs: readonly string[]): string[] {
  const normal = labs.map((lab) => {
    const names: string[] = [];
    for (const name of lab.split('/')) {
      if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
      else if (name !== '' && name !== '.') names.push(name);
    }
    return names.join('/');
  });
  return [...new Set(normal)].filter((lab) => lab !== '' && !lab.split('/').every((name) => name === '..'));
}

/** The lab that holds a path inside the repository. */
export function labOf(labs: readonly string[], path: string): string | undefined {
  return labs.find((lab) => isInside(lab, path));
}
