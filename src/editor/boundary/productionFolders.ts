import * as path from 'node:path';
import * as vscode from 'vscode';
import { folderLabels } from '../../core/boundary/folderLabels.ts';
import {
  locateFile,
  placeFile,
  type FileLocation,
  type RepositoryPolicy,
} from '../../core/boundary/placeFile.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import { locateFolder, type LocatedFolder } from '../../node/boundary/locateFolder.ts';

/** A production folder of this window: what the window calls it, and where it is. Two may have the same name. */
export type ProductionFolder = Pick<vscode.WorkspaceFolder, 'name' | 'uri'>;

/** A production folder under the label that records use, which no other folder of this window has. */
export interface LabelledFolder {
  readonly label: string;
  readonly uri: vscode.Uri;
}

/** Finds which policy holds in a production folder; `undefined` before the disk was asked. */
export type PolicyOf = (located: LocatedFolder | undefined) => RepositoryPolicy;

/** A file in the lab or in a production folder. */
export interface FoundFile {
  readonly placement: Placement;
  /** Path inside the lab or the production folder, with `/`. */
  readonly path: string;
  /** `undefined` in the lab. */
  readonly folder: LabelledFolder | undefined;
}

/** The folders that the boundary stands between, under every path by which they are reached. */
export class ProductionFolders {
  readonly labelled: readonly LabelledFolder[];
  readonly #lab: string | undefined;
  readonly #policyOf: PolicyOf;
  readonly #located = new Map<string, LocatedFolder>();

  /** @param lab file-system path of the lab, if there is one */
  constructor(folders: readonly ProductionFolder[], lab: string | undefined, policyOf: PolicyOf) {
    const labels = folderLabels(folders.map(({ name, uri }) => ({ name, path: uri.fsPath })));
    this.labelled = folders.map(({ name, uri }, index) => ({ label: labels[index] ?? name, uri }));
    this.#lab = lab;
    this.#policyOf = policyOf;
  }

  /** Asks the disk where the folders really are. Until it has answered, nothing is known of any policy. */
  async locate(): Promise<void> {
    const lab = this.#lab === undefined ? [] : [this.#lab];
    const paths = [...this.labelled.map(({ uri }) => uri.fsPath), ...lab];
    const located = await Promise.all(paths.map(locateFolder));
    for (const [index, one] of located.entries()) this.#located.set(paths[index] ?? '', one);
  }

  /** What the disk said of a production folder; `undefined` before. */
  locatedOf(folder: LabelledFolder): LocatedFolder | undefined {
    return this.#located.get(folder.uri.fsPath);
  }

  /** Places a file by its path. @param file absolute; links on the way to it are the caller's concern */
  place(file: string): FoundFile | undefined {
    const found = this.#find(file);
    if (!found) return undefined;
    const { location, caseInsensitive } = found;
    const folder = location.inLab ? undefined : this.#folderAt(location.root);
    const placement = placeFile({
      labRoot: location.inLab ? location.root : undefined,
      productionRoots: location.inLab ? [] : [location.root],
      caseInsensitive,
      path: file,
      policyOf: () => this.#policyOf(folder && this.locatedOf(folder)),
    });
    return placement && { placement, path: location.path, folder };
  }

  /** The innermost folder wins. Folders that ignore case are asked apart from those that do not. */
  #find(file: string): { location: FileLocation; caseInsensitive: boolean } | undefined {
    const found = [false, true].flatMap((caseInsensitive) => {
      const mine = (root: string): boolean => this.#ignoresCase(root) === caseInsensitive;
      const location = locateFile(
        {
          labRoot: this.#lab !== undefined && mine(this.#lab) ? this.#lab : undefined,
          productionRoots: this.labelled
            .map(({ uri }) => uri.fsPath)
            .filter(mine)
            .flatMap((root) => [root, this.#located.get(root)?.root ?? root]),
          caseInsensitive,
        },
        file,
      );
      return location ? [{ location, caseInsensitive }] : [];
    });
    return found.toSorted(
      (a, b) =>
        a.location.path.length - b.location.path.length ||
        Number(a.location.inLab) - Number(b.location.inLab),
    )[0];
  }

  #folderAt(root: string): LabelledFolder | undefined {
    return this.labelled.find(
      ({ uri }) => uri.fsPath === root || this.#located.get(uri.fsPath)?.root === root,
    );
  }

  #ignoresCase(root: string): boolean {
    const usual = process.platform === 'win32' || process.platform === 'darwin';
    return this.#located.get(root)?.caseInsensitive ?? usual;
  }

  /** An absolute path inside a folder. @param relativePath with `/` */
  static inside(folder: LabelledFolder, relativePath: string): vscode.Uri {
    return vscode.Uri.file(path.join(folder.uri.fsPath, ...relativePath.split('/')));
  }
}
