import { resolve } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { LabState } from '../../app/labState.ts';
import { errors } from '../../core/errors.ts';
import { isLab } from '../../node/lab/findLab.ts';

const addedKey = 'board.labs';
const addedSchema = z.array(z.string().min(1)).catch([]);

/**
 * Which labs are on the board: that of this window, those among its folders, and those added by hand, which all windows
 * of this user share.
 */
export class BoardLabs {
  readonly #memento: vscode.Memento;
  readonly #lab: Pick<LabState, 'store'>;

  /** @param memento the extension's `globalState` */
  constructor(memento: vscode.Memento, lab: Pick<LabState, 'store'>) {
    this.#memento = memento;
    this.#lab = lab;
  }

  /** Folder of the lab of this window. */
  get here(): string | undefined {
    const root = this.#lab.store?.root;
    return root === undefined ? undefined : resolve(root);
  }

  /** The folders that were added by hand, whether they are still there or not. */
  get added(): readonly string[] {
    return addedSchema.parse(this.#memento.get(addedKey) ?? []);
  }

  /** All folders to read, each once, that of this window first. */
  async list(): Promise<string[]> {
    const folders = (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => resolve(uri.fsPath));
    const labs = await Promise.all(folders.map(isLab));
    const { here } = this;
    return [
      ...new Set([
        ...(here === undefined ? [] : [here]),
        ...folders.filter((_, index) => labs[index]),
        ...this.added,
      ]),
    ];
  }

  /**
   * Asks for a folder and puts its lab on the board.
   * @returns whether one was chosen
   * @throws FootbridgeError `not-a-lab` when the folder is not one
   */
  async add(): Promise<boolean> {
    const chosen = await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Which lab shall be on the board?'),
      openLabel: vscode.l10n.t('Add to the Board'),
    });
    const folder = chosen?.[0] && resolve(chosen[0].fsPath);
    if (folder === undefined) return false;
    if (!(await isLab(folder))) throw errors.notALab(folder);
    await this.#memento.update(addedKey, [...new Set([...this.added, folder])]);
    return true;
  }

  /** Takes a lab off the board that was added by hand; nothing in it is touched. */
  async remove(folder: string): Promise<void> {
    await this.#memento.update(
      addedKey,
      this.added.filter((one) => one !== folder),
    );
  }
}
