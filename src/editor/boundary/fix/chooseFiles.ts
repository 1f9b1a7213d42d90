import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { activeFile } from '../lock/activeFile.ts';
import { askFiles } from './askFix.ts';
import { isFixable } from './changedFiles.ts';
import type { FixMaker } from './fixMaker.ts';
import { fixPlaces, placeOf, type FixPlace } from './fixPlace.ts';
import { saveFiles } from './saveFiles.ts';

/**
 * What a fix is made of when nobody says: the open crossings and unsaved files where small fixes are welcome; without
 * any, what git says has changed there; and without that, everything, so that the refusal can say why.
 */
export async function defaultFiles(
  maker: FixMaker,
  boundary: Services['boundary'],
  places: readonly FixPlace[],
): Promise<string[]> {
  const { open } = boundary.state;
  const crossed = open.filter(({ crossing }) => crossing.zone === 'open' || crossing.zone === 'gated');
  const welcome = [...crossed.map(({ uri }) => uri.fsPath), ...(await unsavedFiles(boundary))];
  if (welcome.length > 0) return welcome;
  const changed = await Promise.all(places.map(async (place) => await maker.changed(place)));
  const fixable = changed.find((files) => files.some(isFixable))?.filter(isFixable);
  if (fixable) return fixable.map(({ uri }) => uri.fsPath);
  if (open.length > 0) return open.map(({ uri }) => uri.fsPath);
  return (changed.find((files) => files.length > 0) ?? []).map(({ uri }) => uri.fsPath);
}

/** Unsaved files of production where small fixes are welcome: what is typed becomes a crossing a moment later. */
async function unsavedFiles(boundary: Services['boundary']): Promise<string[]> {
  const unsaved = vscode.workspace.textDocuments.filter((one) => one.isDirty && one.uri.scheme === 'file');
  const placed = await Promise.all(
    unsaved.map(async ({ uri }) => ({ uri, placement: await boundary.placementOf(uri) })),
  );
  return placed
    .filter(({ placement }) => placement?.zone === 'open' || placement?.zone === 'gated')
    .map(({ uri }) => uri.fsPath);
}

/**
 * Lets a person pick; a command run on one file, or while one is in front that has changed, begins with that one, otherwise
 * the open crossings are picked. A file that takes no fix is not asked about: what is measured of it says why.
 *
 * @param given a file-system path
 * @returns paths inside one repository; `undefined` when the person walked away
 * @throws FootbridgeError what looking for repositories and saving meet
 */
export async function chooseFiles(
  maker: FixMaker,
  boundary: Services['boundary'],
  given: string | undefined,
): Promise<{ place: FixPlace; paths: string[] } | undefined> {
  const places = await fixPlaces(boundary);
  const open = boundary.state.open.map(({ uri }) => uri.fsPath);
  const active = given ?? activeFile()?.uri.fsPath;
  const wanted = given === undefined ? open : [given];
  const first = active === undefined ? undefined : await find(places, active);
  const toSave = first && active !== undefined ? [...wanted, active] : wanted;
  await saveFiles(toSave.map((file) => vscode.Uri.file(file)));
  const found = await Promise.all(wanted.map(async (file) => await find(places, file)));
  const place = first?.place ?? found.find((one) => one !== undefined)?.place ?? places[0];
  if (!place) return undefined;
  const changed = await maker.changed(place);
  const subject = changed.find(({ path: file }) => file === first?.path);
  if (subject && !isFixable(subject) && (given !== undefined || !changed.some(isFixable)))
    return { place, paths: [subject.path] };
  const crossed = found.flatMap((one) => (one?.place.root === place.root ? [one.path] : []));
  // Nothing to pick from: what is picked is measured all the same, so that the page says why it cannot be proposed.
  if (!changed.some(isFixable))
    return { place, paths: crossed.length > 0 ? crossed : changed.map((one) => one.path) };
  const refused = subject && !isFixable(subject) ? subject : undefined;
  const paths = await askFiles(changed, {
    picked: new Set(refused ? [] : crossed),
    first: subject?.path,
    refused,
  });
  return paths && { place, paths };
}

/** Where a file lies; `undefined` for one in no repository of this window. */
async function find(
  places: readonly FixPlace[],
  file: string,
): Promise<{ place: FixPlace; path: string } | undefined> {
  const found = await placeOf(places, [file]).catch(() => undefined);
  const [inside] = found?.paths ?? [];
  return found && inside !== undefined ? { place: found.place, path: inside } : undefined;
}
