import type { Beyond } from '../../core/handoff/learning/disposal.ts';
import { lookInGit } from './findOutOfReach.ts';
import { placeOfPart } from './trashPlaces.ts';

/**
 * Looks where a prototype still is that is thrown away: in the history of the repository that the lab lies in, and in its clones.
 *
 * @param lab the lab's folder
 * @param git the executable; `undefined` when none may be run
 */
export async function findBeyond(lab: string, git: string | undefined, slug: string): Promise<Beyond[]> {
  const { segments, name } = placeOfPart(slug, 'variants');
  return await lookInGit(lab, git, [[...segments, name].join('/')]);
}
