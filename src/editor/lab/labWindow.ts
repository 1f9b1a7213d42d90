import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { Drafts } from '../../app/drafts.ts';
import type { LabState } from '../../app/labState.ts';
import type { Clock, LabStore } from '../../app/ports.ts';
import type { Resume } from '../../app/resume.ts';
import { findLab, isLab, labBeside, labNameFor } from '../../node/lab/findLab.ts';

const labKey = 'lab';
/** Where this window remembers its active experiment. */
export const activeExperimentKey = 'activeExperiment';
/** A resume record older than this is stale: the restart it was written for never happened. */
const resumeLifetimeMs = 10 * 60_000;

/**
 * This window's lab: finding it, creating it, and joining it to the window. Joining restarts the extension
 * host, so what was under way is written to the lab before and taken up after.
 */
export class LabWindow {
  readonly #memento: vscode.Memento;
  readonly #lab: LabState;
  readonly #drafts: Drafts;
  readonly #clock: Clock;
  /** The lab's folder as the user knows it; the store's own root has symbolic links resolved. */
  #folder: string | undefined;
  readonly #firstOpened = Promise.withResolvers<void>();

  constructor(deps: { memento: vscode.Memento; lab: LabState; drafts: Drafts; clock: Clock }) {
    this.#memento = deps.memento;
    this.#lab = deps.lab;
    this.#drafts = deps.drafts;
    this.#clock = deps.clock;
  }

  /** Resolves when the lab was looked for once, whatever was found. */
  get opened(): Promise<void> {
    return this.#firstOpened.promise;
  }

  /** The workspace folders that are production: all but the lab and what lies in it. */
  get production(): readonly vscode.WorkspaceFolder[] {
    const folder = this.#folder;
    return localFolders().filter(({ uri }) => folder === undefined || !contains(folder, uri.fsPath));
  }

  /** Whether the lab is one of the folders of this window. */
  get joined(): boolean {
    return localFolders().some(({ uri }) => uri.fsPath === this.#folder);
  }

  /**
   * Opens the lab: one of this window's folders, the one it used before, or the one beside a folder.
   * @throws FootbridgeError when there is one that cannot be opened
   */
  async open(): Promise<void> {
    try {
      const folder = await this.#find();
      const store = folder === undefined ? undefined : await openStore(folder);
      this.#folder = folder;
      await this.#lab.open(store, this.#remembered(activeExperimentKey));
      if (store) await this.#drafts.moveIntoLab(store);
    } finally {
      this.#firstOpened.resolve();
    }
  }

  /** The folder in which the lab is created when nothing else is said, or `undefined` in an empty window. */
  defaultParent(): string | undefined {
    const [first] = localFolders();
    return first && dirname(first.uri.fsPath);
  }

  /** Whether the lab can be created in a folder: it can be written, and no other folder has the lab's name there. */
  async canCreateIn(parent: string): Promise<boolean> {
    const place = join(parent, this.#nameFor(await this.#productionFolders()));
    if (await isLab(place)) return true;
    return (await can(parent, constants.W_OK)) && !(await can(place, constants.F_OK));
  }

  /**
   * Creates the lab, or opens it where it exists already.
   *
   * @param location the folder to create it in, or a lab itself
   * @returns the lab's folder
   * @throws FootbridgeError `lab-location-not-writable`, `lab-location-taken`
   */
  async create(location: string): Promise<string> {
    const { createLabFolder } = await import('../../node/lab/createLabFolder.ts');
    const production = await this.#productionFolders();
    const given = (await isLab(location)) ? location : undefined;
    const root = await createLabFolder({
      parent: given === undefined ? location : dirname(given),
      name: given === undefined ? this.#nameFor(production) : basename(given),
      production: await Promise.all(production.map(linkTo)),
      now: this.#clock.now(),
    });
    const store = await openStore(root);
    await this.#memento.update(labKey, root);
    this.#folder = root;
    await this.#lab.open(store, this.#remembered(activeExperimentKey));
    await this.#drafts.moveIntoLab(store);
    return root;
  }

  /**
   * Opens the lab's workspace file in this window, which restarts the extension host. Returns at once when
   * the lab is part of the window already.
   *
   * @param resume what goes on after the restart
   */
  async join(resume: Pick<Resume, 'experiment' | 'next'>): Promise<void> {
    const store = this.#lab.requireStore();
    const folder = this.#folder ?? store.root;
    if (this.joined) return;
    // The lab may have been made for other folders than this window's: its workspace must list these too.
    await this.create(folder);
    await store.writeResume({ schemaVersion: 1, at: this.#clock.now().toISOString(), ...resume });
    const file = vscode.Uri.file(join(folder, `${basename(folder)}.code-workspace`));
    await vscode.commands.executeCommand('vscode.openFolder', file, { forceReuseWindow: true });
  }

  /** What was under way before the window restarted, once; `undefined` when there is nothing or it is stale. */
  async takeResume(): Promise<Resume | undefined> {
    if (!this.joined) return undefined;
    const resume = await this.#lab.store?.takeResume();
    if (!resume) return undefined;
    const age = this.#clock.now().getTime() - Date.parse(resume.at);
    return age < resumeLifetimeMs ? resume : undefined;
  }

  async #find(): Promise<string | undefined> {
    const folders = localFolders().map(({ uri }) => uri.fsPath);
    const remembered = this.#remembered(labKey);
    const known = await findLab(remembered === undefined ? folders : [...folders, remembered]);
    return known ?? (folders[0] === undefined ? undefined : await labBeside(folders[0]));
  }

  /** All folders of the window that are not labs, whichever lab is open. */
  async #productionFolders(): Promise<string[]> {
    const folders = localFolders().map(({ uri }) => uri.fsPath);
    const labs = await Promise.all(folders.map(isLab));
    return folders.filter((_, index) => !labs[index]);
  }

  /** What a memento holds was written by some version of Footbridge: anything but a text counts as nothing. */
  #remembered(key: string): string | undefined {
    return z.string().optional().catch(undefined).parse(this.#memento.get(key));
  }

  #nameFor(production: readonly string[]): string {
    const [first] = production;
    return first === undefined ? 'footbridge-lab' : labNameFor(first);
  }
}

/** A window without a lab needs nothing of what reads and writes one. */
async function openStore(folder: string): Promise<LabStore> {
  const { openLabStore } = await import('../../node/lab/labStore.ts');
  return await openLabStore(folder);
}

/** A production folder as the manifest links to it; a disk's root has no name of its own. */
async function linkTo(path: string): Promise<{ name: string; path: string; remote: string | undefined }> {
  const { gitRemote } = await import('../../node/lab/gitRemote.ts');
  return { name: basename(path) || 'root', path, remote: await gitRemote(path) };
}

async function can(path: string, mode: number): Promise<boolean> {
  return await access(path, mode).then(
    () => true,
    () => false,
  );
}

function localFolders(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
}

/** Whether `path` is `folder` or lies in it, compared segment by segment. */
function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way.split(/[\\/]/)[0] !== '..' && !way.includes(':'));
}
