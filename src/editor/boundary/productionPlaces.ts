import * as path from 'node:path';
import * as vscode from 'vscode';
import { folderLabels } from '../../core/boundary/folderLabels.ts';
import { locateFile, placeFile, type BoundaryFolders } from '../../core/boundary/placeFile.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import { fileExists } from './fileExists.ts';

/** A production folder of this window: what the window calls it, and where it is. Two may have the same name. */
export type ProductionFolder = Pick<vscode.WorkspaceFolder, 'name' | 'uri'>;

/** A production folder under the label that records use, which no other folder of this window has. */
export interface LabelledFolder {
  readonly label: string;
  readonly uri: vscode.Uri;
}

/** A file's placement (owners not yet read) and, in production, its folder. */
export interface PlacedFile {
  readonly placement: Placement;
  /** Path inside its lab or production folder, with `/`. */
  readonly path: string;
  /** `undefined` in the lab. */
  readonly folder: LabelledFolder | undefined;
}

/** As many answers as are remembered before all are forgotten. */
const rememberedFiles = 2000;

/** Places files of this window, remembering answers so that asking at each keystroke costs one look-up. */
export class ProductionPlaces {
  readonly #folders: readonly LabelledFolder[];
  readonly #where: BoundaryFolders;
  readonly #known = new Map<string, PlacedFile | undefined>();

  /** @param labRoot file-system path of the lab, if there is one */
  constructor(folders: readonly ProductionFolder[], labRoot: string | undefined) {
    const labels = folderLabels(folders.map(({ name, uri }) => ({ name, path: uri.fsPath })));
    this.#folders = folders.map(({ name, uri }, index) => ({ label: labels[index] ?? name, uri }));
    this.#where = {
      labRoot,
      productionRoots: folders.map((folder) => folder.uri.fsPath),
      caseInsensitive: process.platform === 'win32' || process.platform === 'darwin',
    };
  }

  /** Where a file stands; `undefined` for what is on no disk, or neither in the lab nor in production. */
  find(uri: vscode.Uri): PlacedFile | undefined {
    if (uri.scheme !== 'file') return undefined;
    const key = uri.toString();
    if (this.#known.has(key)) return this.#known.get(key);
    const placed = this.#place(uri.fsPath);
    if (this.#known.size >= rememberedFiles) this.#known.clear();
    this.#known.set(key, placed);
    return placed;
  }

  /** Like {@link find}, for production only. */
  findProduction(uri: vscode.Uri): (PlacedFile & { readonly folder: LabelledFolder }) | undefined {
    const placed = this.find(uri);
    return placed?.folder && { ...placed, folder: placed.folder };
  }

  /**
   * The file a record names; `undefined` when its folder is not in this window, or when the file would not be found in
   * that folder again: a record comes from a file, and must not point anywhere else.
   */
  uriOf(label: string, relativePath: string): vscode.Uri | undefined {
    const [folder, ...others] = this.#folders.filter((candidate) => candidate.label === label);
    if (!folder || others.length > 0) return undefined;
    const uri = vscode.Uri.file(path.join(folder.uri.fsPath, ...relativePath.split('/')));
    return this.find(uri)?.folder === folder ? uri : undefined;
  }

  /** The file a person or a program means by a path: an absolute one, or one inside a production folder. */
  async resolve(given: string): Promise<vscode.Uri> {
    if (path.isAbsolute(given)) return vscode.Uri.file(path.normalize(given));
    const candidates = this.#folders.map((folder) => vscode.Uri.file(path.join(folder.uri.fsPath, given)));
    for (const uri of candidates) if (await fileExists(uri)) return uri;
    return candidates[0] ?? vscode.Uri.file(path.resolve(given));
  }

  #place(file: string): PlacedFile | undefined {
    const location = locateFile(this.#where, file);
    const placement = placeFile({ ...this.#where, path: file });
    if (!location || !placement) return undefined;
    const folder = location.inLab ? undefined : this.#folders.find((one) => one.uri.fsPath === location.root);
    return { placement, path: location.path, folder };
  }
}
