import * as path from 'node:path';
import * as vscode from 'vscode';
import { errors } from '../../../core/errors.ts';
import { locateFolder, type LocatedFolder } from '../../../node/boundary/locateFolder.ts';
import { realFile } from '../../../node/boundary/realFile.ts';
import type { FixRepository } from '../../../node/fix/scratch.ts';
import type { BoundaryController } from '../boundaryController.ts';

/** A production repository of this window in which a fix can be made. */
export interface FixPlace extends FixRepository {
  /** The production folder through which the window shows it. */
  readonly folder: vscode.Uri;
  readonly located: LocatedFolder;
}

/**
 * The repositories of this window's production folders.
 * @throws FootbridgeError `git-needs-trust`, `needs-git`, `no-production` or `not-a-repository`
 */
export async function fixPlaces(
  boundary: Pick<BoundaryController, 'git' | 'production'>,
): Promise<FixPlace[]> {
  if (!vscode.workspace.isTrusted) throw errors.gitNeedsTrust();
  const [first] = boundary.production;
  if (!first) throw errors.noProduction();
  const git = await boundary.git.find();
  if (git === undefined) throw errors.needsGit();
  const located = await Promise.all(
    boundary.production.map(async ({ uri }) => ({ folder: uri, located: await locateFolder(uri.fsPath) })),
  );
  const places = located.flatMap((one) =>
    one.located.repository ? [{ ...one, git, root: one.located.repository.root }] : [],
  );
  if (places.length === 0) throw errors.notARepository(first.name);
  return places;
}

/**
 * Finds out in which repository files lie.
 *
 * @param files absolute, or inside a production folder or repository of this window; they may be gone
 * @returns that repository, and their paths inside it with `/`
 * @throws FootbridgeError `invalid-argument` for a file in none, `several-repositories`
 */
export async function placeOf(
  places: readonly FixPlace[],
  files: readonly string[],
): Promise<{ place: FixPlace; paths: string[] }> {
  const found = await Promise.all(files.map(async (file) => await find(places, file)));
  const [first] = found;
  if (!first) throw errors.nothingToPropose();
  if (found.some(({ place }) => place.root !== first.place.root)) throw errors.severalRepositories();
  return { place: first.place, paths: [...new Set(found.map(({ inside }) => inside))] };
}

async function find(
  places: readonly FixPlace[],
  given: string,
): Promise<{ place: FixPlace; inside: string }> {
  const candidates = path.isAbsolute(given)
    ? places.map((place) => ({ place, file: given }))
    : [
        ...places.map((place) => ({ place, file: path.join(place.folder.fsPath, given) })),
        ...places.map((place) => ({ place, file: path.join(place.root, given) })),
      ];
  const inside = await Promise.all(
    candidates.map(async ({ place, file }) => ({
      place,
      inside: pathInside(place.root, await realFile(file)),
    })),
  );
  const found = inside.find((one) => one.inside !== undefined);
  if (found?.inside === undefined)
    throw errors.invalidArgument(`${given} is in no production repository of this window.`);
  return { place: found.place, inside: found.inside };
}

function pathInside(root: string, file: string): string | undefined {
  const relative = path.relative(root, file);
  const isOutside =
    relative === '' || relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? undefined : relative.replaceAll(path.sep, '/');
}
