import type { PrototypeAsset } from '../generation/fileChange.ts';
import { refuseTurn } from '../lab/refuseTurn.ts';
import { refusePath } from '../lab/variantPath.ts';
import { type Adoption, type Findings, type FoundFile, type LeftOut, isText } from './adoption.ts';
import { chooseRoot } from './chooseRoot.ts';
import { inferScreens } from './inferScreens.ts';
import { makeEntry } from './makeEntry.ts';
import { sentence, whyFileLeftOut, whyFolderLeftOut } from './whyLeftOut.ts';

/**
 * Makes a prototype of what was found in a file, folder, archive or chat: the part of it that is a page, under paths
 * that a variant may have, with an entry and at least one screen. Nothing is compiled here.
 *
 * @param step the hypothesis' first step, for a page in which no screen is marked
 * @returns `undefined` when there is nothing that could be shown
 */
export function adoptFiles(
  found: Findings,
  step: { readonly id: string; readonly title: string },
): Adoption | undefined {
  const leftOut: LeftOut[] = [...found.leftOut];
  const wanted = sift(found.files, leftOut, ({ path }) => whyAnyLeftOut(path));
  const root = chooseRoot(wanted);
  leftOut.push(...root.leftOut);
  const named = root.files.map((file) => ({ ...file, path: file.path.replace(/\.htm$/i, '.html') }));
  const allowed = sift(named, leftOut, ({ path }) => {
    const refusal = refusePath(path);
    return refusal === undefined ? undefined : sentence(refusal);
  });
  const entered = makeEntry(allowed.filter(isText));
  if (entered === undefined) return undefined;
  leftOut.push(...entered.leftOut);
  const { files, note } = inferScreens(entered.files, step);
  const assets = allowed.filter((file): file is PrototypeAsset => !isText(file));
  const kept = withoutClashes([...files, ...assets], leftOut);
  const source = {
    files: kept.filter(isText),
    assets: kept.filter((file): file is PrototypeAsset => !isText(file)),
  };
  return { source, leftOut, notes: [...entered.notes, ...(note === undefined ? [] : [note])] };
}

function whyAnyLeftOut(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  for (const folder of folders) {
    const why = whyFolderLeftOut(folder);
    if (why !== undefined) return why;
  }
  return whyFileLeftOut(path);
}

function sift(
  files: readonly FoundFile[],
  leftOut: LeftOut[],
  whyNot: (file: FoundFile) => string | undefined,
): FoundFile[] {
  return files.filter((file) => {
    const why = whyNot(file);
    if (why !== undefined) leftOut.push({ path: file.path, why });
    return why === undefined;
  });
}

/** Two paths that are one file on some disks would refuse the whole turn; the later one goes. */
function withoutClashes(files: readonly FoundFile[], leftOut: LeftOut[]): readonly FoundFile[] {
  if (refuseTurn(files) === undefined) return files;
  const kept: FoundFile[] = [];
  for (const file of files) {
    const refusal = refuseTurn([...kept, file]);
    if (refusal === undefined) kept.push(file);
    else leftOut.push({ path: file.path, why: sentence(refusal.why) });
  }
  return kept;
}
