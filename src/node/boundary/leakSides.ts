import { realpath } from 'node:fs/promises';
import { locateFolder } from './locateFolder.ts';

/** The two sides of a search for leaks; roots are absolute. */
export interface LeakSides {
  readonly production: string;
  readonly lab: string | undefined;
  /** Whether production lies in a repository. */
  readonly isRepository: boolean;
  /** Whether `A` and `a` are the same name in production. */
  readonly ignoresCase: boolean;
}

/**
 * The two folders as they are on the disk, with links resolved: what one says of the other is compared by path, and a link
 * on the way to one of them would hide that it leads there.
 *
 * @param production absolute, as the window shows it
 * @param lab the same, if there is one
 */
export async function leakSides(production: string, lab: string | undefined): Promise<LeakSides> {
  const { root, repository, caseInsensitive } = await locateFolder(production);
  return {
    production: root,
    lab: lab === undefined ? undefined : await realpath(lab).catch(() => lab),
    isRepository: repository !== undefined,
    ignoresCase: caseInsensitive,
  };
}
