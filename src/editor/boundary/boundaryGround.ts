import * as path from 'node:path';
import * as vscode from 'vscode';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import { errors } from '../../core/errors.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import { CodeownersReader } from './codeownersReader.ts';
import { explain, type BoundaryExplanation } from './explainFile.ts';
import type { PolicyState } from './heldPolicies.ts';
import { PolicyReader } from './policyReader.ts';
import type { ProductionFolder } from './productionFolders.ts';
import { ProductionPlaces } from './productionPlaces.ts';

export interface BoundaryGroundDeps {
  readonly memento: vscode.Memento;
  readonly log: Pick<Log, 'error'>;
  /** Called when files may stand somewhere else than before. */
  readonly onDidChange: () => void;
}

/** A production repository, and the policy that holds in it. */
export interface RepositoryGround {
  /** Its top folder, with symbolic links resolved. */
  readonly top: string;
  readonly policy: PolicyState;
}

/** The ground the boundary runs through in this window: which file stands where, by which rule, and whose it is. */
export class BoundaryGround extends Disposable {
  readonly #owners = this._register(new CodeownersReader());
  readonly #policies: PolicyReader;
  readonly #onDidChange: () => void;
  #places: ProductionPlaces;

  /** Fires when other people may own files than before. */
  readonly onDidChangeOwners = this.#owners.onDidChange;

  constructor({ memento, log, onDidChange }: BoundaryGroundDeps) {
    super();
    this.#onDidChange = onDidChange;
    this.#policies = this._register(new PolicyReader({ memento, log }));
    this.#places = this.#placesOf([], undefined);
    this._register({ dispose: () => this.#places.dispose() });
  }

  /** Answers for single files. Another object after {@link setFolders}. */
  get places(): ProductionPlaces {
    return this.#places;
  }

  /** @param labRoot file-system path of the lab, if there is one */
  setFolders(folders: readonly ProductionFolder[], labRoot: string | undefined): void {
    this.#places.dispose();
    this.#places = this.#placesOf(folders, labRoot);
  }

  /** Where a file stands, with its owners; `undefined` when it is neither in the lab nor in production. */
  async placementOf(uri: vscode.Uri): Promise<Placement | undefined> {
    const placed = this.#places.find(uri);
    if (!placed?.inRepository) return placed?.placement;
    const { top, path: inside } = placed.inRepository;
    return { ...placed.placement, owners: await this.#owners.ownersOf(top, inside) };
  }

  /**
   * Which policy holds in a production folder, and what is wrong with it; `undefined` when it is none of this window's.
   * @param root the folder's file-system path
   */
  policyOf(root: string): PolicyState | undefined {
    const folder = this.#places.folders.find(({ uri }) => uri.fsPath === root);
    return folder && this.#places.policyOf(folder);
  }

  /** The repositories of this window's production folders, each once, with their policies read. */
  async repositories(): Promise<RepositoryGround[]> {
    const places = this.#places;
    await places.ready;
    const found = new Map(
      places.folders.map((folder) => [
        places.locatedOf(folder)?.top ?? folder.uri.fsPath,
        places.policyOf(folder),
      ]),
    );
    return [...found].map(([top, policy]) => ({ top, policy }));
  }

  /** Whether a file is production that is not free to edit. */
  isOutOfBounds(uri: vscode.Uri): boolean {
    const placed = this.#places.findProduction(uri);
    return placed !== undefined && placed.placement.zone !== 'open';
  }

  /**
   * The file that is meant.
   * @param given an absolute path, or one inside a production folder; without it, the active file
   * @throws FootbridgeError `no-boundary` when nothing is given and no file is active
   */
  async meant(given: string | undefined): Promise<vscode.Uri> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const uri = given === undefined ? active : await this.#places.resolve(given);
    if (!uri) throw errors.noBoundary();
    return uri;
  }

  /**
   * Where a file stands, and why, once all that says so was read.
   * @param given as for {@link meant}
   * @throws FootbridgeError `no-boundary` when there is no file to explain, `invalid-argument` when it is neither in the lab nor in production
   */
  async explain(given?: string): Promise<BoundaryExplanation> {
    const uri = await this.meant(given);
    await this.#places.ready;
    const placement = await this.placementOf(uri);
    if (!placement) {
      throw errors.invalidArgument(
        `${path.basename(uri.fsPath)} is neither in the lab nor in a production folder.`,
      );
    }
    const top = this.#places.find(uri)?.inRepository?.top;
    return explain(placement, top && path.join(top, policyFileName));
  }

  #placesOf(folders: readonly ProductionFolder[], labRoot: string | undefined): ProductionPlaces {
    const places = new ProductionPlaces(folders, labRoot, this.#policies);
    places.onDidChange(() => this.#onDidChange());
    return places;
  }
}
