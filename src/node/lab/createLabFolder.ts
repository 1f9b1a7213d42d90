import { lstat, mkdir, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import { isLabName } from '../../core/lab/labName.ts';
import { manifestName, manifestVersion, type Manifest } from '../../core/manifest.ts';
import { atomicWrite } from './atomicWrite.ts';
import { faultCode, isFault, plainReason } from './faults.ts';
import { isLab } from './findLab.ts';
import { agentsGuide, gitattributes, gitignore, readme } from './labTexts.ts';
import { makeFolder } from './makeFolder.ts';
import { manifestKind } from './manifestKind.ts';
import { readLabFile, readRecord, writeRecord } from './records.ts';
import { temporaryName } from './temporaryName.ts';
import { mergeWorkspace, newWorkspace, type WorkspaceFolder } from './workspaceFile.ts';

/** A production folder that the lab explores for; `path` is absolute, `remote` a git address. */
export interface ProductionFolder {
  readonly name: string;
  readonly path: string;
  readonly remote?: string | undefined;
}

export interface LabRequest {
  /** The folder in which the lab is made. */
  readonly parent: string;
  /** The lab's name, which is also that of its folder. */
  readonly name: string;
  readonly production: readonly ProductionFolder[];
  readonly now: Date;
  /** Another text for `AGENTS.md`. */
  readonly agentsGuide?: string;
  /** Told, in a sentence for the user, of what was left as it is. */
  readonly warn?: (warning: string) => void;
}

/**
 * Makes a lab, or joins more production folders to one that exists. A new lab is written under another
 * name and renamed when it is complete, so there is never half a lab. In an existing one, files that are
 * there are kept; only missing links are added.
 *
 * @returns the lab's folder; `<lab>/<name>.code-workspace` opens production and lab together
 * @throws FootbridgeError `lab-location-taken`, `lab-location-not-writable`, `invalid-argument`, and for an
 *   existing lab what reading and writing its manifest throws
 */
export async function createLabFolder(request: LabRequest): Promise<string> {
  const lab = path.join(path.resolve(request.parent), request.name);
  const exists = path.basename(lab) === request.name && (await isLab(lab));
  // A lab that exists keeps the name its folder was given.
  if (!exists && !isLabName(request.name))
    throw errors.invalidArgument(`"${request.name}" cannot be the name of a folder on every computer.`);
  const parent = await readyParent(request.parent);
  const links = relativeLinks(lab, request.production);
  if (exists) await updateLab(await realpath(lab), request, links);
  else await makeLab(parent, lab, request, links);
  return lab;
}

/** Links are kept relative, so that the lab can be shared; on Windows that needs the same drive. */
function relativeLinks(lab: string, production: readonly ProductionFolder[]): Manifest['production'] {
  return production.map(({ name, path: folder, remote }) => {
    const relative = path.relative(lab, folder);
    if (path.isAbsolute(relative) || relative === '')
      throw errors.invalidArgument(
        `The lab has to be on the same drive as ${folder}, and not that folder itself.`,
      );
    return { name, path: relative.split(path.sep).join('/'), ...(remote === undefined ? {} : { remote }) };
  });
}

async function readyParent(parent: string): Promise<string> {
  try {
    await makeFolder(path.resolve(parent));
    return path.resolve(parent);
  } catch (error) {
    throw asLocationError(error, parent);
  }
}

async function makeLab(
  parent: string,
  lab: string,
  request: LabRequest,
  links: Manifest['production'],
): Promise<void> {
  if (!(await isFree(lab))) throw errors.labLocationTaken(lab);
  const unfinished = path.join(parent, temporaryName());
  try {
    await mkdir(unfinished);
    const root = await realpath(unfinished);
    for (const [name, text] of newLabFiles(request, links)) await atomicWrite(root, name, text);
    await takePlace(unfinished, lab);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw asLocationError(error, parent);
  }
}

function newLabFiles(request: LabRequest, links: Manifest['production']): [string, string][] {
  const manifest: Manifest = {
    schemaVersion: manifestVersion,
    name: request.name,
    createdAt: request.now.toISOString(),
    production: links,
  };
  return [
    [manifestName, `${JSON.stringify(manifestKind.schema.parse(manifest), undefined, 2)}\n`],
    ...fixedFiles(request),
    [workspaceName(request.name), newWorkspace(workspaceFolders(links))],
  ];
}

function fixedFiles(request: LabRequest): [string, string][] {
  return [
    ['AGENTS.md', request.agentsGuide ?? agentsGuide],
    ['README.md', readme(request.name)],
    ['.gitignore', gitignore],
    ['.gitattributes', gitattributes],
  ];
}

function workspaceName(name: string): string {
  return `${name}.code-workspace`;
}

function workspaceFolders(links: Manifest['production']): WorkspaceFolder[] {
  return [
    ...links.map(({ name, path: folder }) => ({ name, path: folder })),
    { name: 'Footbridge lab', path: '.' },
  ];
}

/** Whether the place is unused: nothing there, or an empty folder. */
async function isFree(lab: string): Promise<boolean> {
  try {
    return (await lstat(lab)).isDirectory() && (await readdir(lab)).length === 0;
  } catch (error) {
    if (isFault(error, 'ENOENT')) return true;
    throw asLocationError(error, path.dirname(lab));
  }
}

/** @throws FootbridgeError `lab-location-taken` when somebody was faster */
async function takePlace(unfinished: string, lab: string): Promise<void> {
  await rmdir(lab).catch((error: unknown) => {
    if (!isFault(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  });
  try {
    await rename(unfinished, lab);
  } catch (error) {
    if (isFault(error, 'EEXIST', 'ENOTEMPTY', 'ENOTDIR')) throw errors.labLocationTaken(lab);
    throw error;
  }
}

/** Adds missing links and missing files. */
async function updateLab(root: string, request: LabRequest, links: Manifest['production']): Promise<void> {
  const manifest = await readRecord(root, manifestName, manifestKind);
  if (manifest === undefined) throw errors.labLocationTaken(root);
  const known = new Set(manifest.production.map((production) => path.resolve(root, production.path)));
  const added = links.filter((link) => !known.has(path.resolve(root, link.path)));
  if (added.length > 0)
    await writeRecord(root, manifestName, manifestKind, {
      ...manifest,
      production: [...manifest.production, ...added],
    });
  for (const [name, text] of fixedFiles(request)) {
    if ((await readLabFile(root, name)) === undefined) await atomicWrite(root, name, text);
  }
  await updateWorkspace(root, request, workspaceFolders(links));
}

async function updateWorkspace(
  root: string,
  request: LabRequest,
  folders: readonly WorkspaceFolder[],
): Promise<void> {
  const name = workspaceName(request.name);
  const text = (await readLabFile(root, name))?.toString('utf8');
  const merged = text === undefined ? newWorkspace(folders) : mergeWorkspace(text, root, folders);
  if (merged === undefined) return;
  if (merged !== null) return atomicWrite(root, name, merged);
  const paths = folders.map((folder) => folder.path).join(', ');
  request.warn?.(
    `${name} has comments or is not complete JSON, so it was left as it is. Check that it lists: ${paths}.`,
  );
}

function asLocationError(error: unknown, parent: string): unknown {
  if (error instanceof FootbridgeError && !['write-failed', 'disk-full'].includes(error.code)) return error;
  if (error instanceof FootbridgeError)
    return errors.labLocationNotWritable(parent, error.values[1] ?? 'the disk is full');
  return faultCode(error) === undefined ? error : errors.labLocationNotWritable(parent, plainReason(error));
}
