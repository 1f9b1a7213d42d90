import { foldPath } from '../policy/foldPath.ts';
import { guardsBoundary } from '../rules/selfProtection.ts';

/**
 * Whether a file decides what the gate lets through: what guards the boundary everywhere, and the baseline. Spelling in upper
 * or lower case makes no difference, because it makes none on many disks.
 *
 * @param path inside the repository
 * @param baseline where it is kept, which a caller may choose
 */
export function isGateFile(path: string, baseline: string): boolean {
  const folded = foldPath(path);
  return folded === foldPath(baseline) || guardsBoundary(folded.split('/'));
}
