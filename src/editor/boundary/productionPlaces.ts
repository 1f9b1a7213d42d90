import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { RepositoryPolicy } from '../../core/boundary/placeFile.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { stricter } from '../../core/boundary/stricter.ts';
import type { LocatedFolder } from '../../node/boundary/locateFolder.ts';
import { Disposable } from '../disposable.ts';
import { fileExists } from './fileExists.ts';
import { unreadPolicy, type PolicyState } from './heldPolicies.ts';
import type { PolicyReader } from './policyReader.ts';
import {
  ProductionFolders,
  type FoundFile,
  type LabelledFolder,
  type ProductionFolder,
} from './productionFolders.ts';

/** A file's placement (owners not yet read) and, in production, its folder and its place in the repository. */
export interface PlacedFile extends FoundFile {
  /** Where its owners and policy are looked up; `undefined` in the lab, and before the disk was asked. */
  readonly inRepository: { readonly top: string; readonly path: string } | undefined;
}

/** As many answers as are remembered; beyond it the oldest are forgotten. */
const rememberedFiles = 10_000;

/**
 * Places files of this window, remembering answers so that asking at each keystroke costs one look-up. An answer may
 * become another one when the disk has said where folders and links lead, and when a policy changes; until a policy
 * was read the strict default holds, so nothing is open by mistake.
 */
export class ProductionPlaces extends Disposable {
  readonly #folders: ProductionFolders;
  readonly #policies: Pick<PolicyReader, 'stateOf' | 'settled' | 'onDidChange'>;
  readonly #known = new Map<string, PlacedFile | undefined>();
  /** Where open files really are, for those that were opened through a symbolic link. */
  readonly #links = new Map<string, string>();
  readonly #onDidChange = this._register(new vscode.EventEmitter<void>());
  /** Fires when files may stand somewhere else than was answered before. */
  readonly onDidChange = this.#onDidChange.event;
  #ready: Promise<void> | undefined;

  /** @param labRoot file-system path of the lab, if there is one */
  constructor(
    folders: readonly ProductionFolder[],
    labRoot: string | undefined,
    policies: Pick<PolicyReader, 'stateOf' | 'settled' | 'onDidChange'>,
  ) {
    super();
    this.#policies = policies;
    this.#folders = new ProductionFolders(folders, labRoot, (located) => this.#policyAt(located));
    this._register(policies.onDidChange(() => this.#forget()));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#forget()));
    this._register(vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)));
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
  }

  /** Resolves when folders were located and their policies read once. The disk is first asked when somebody wants to know. */
  get ready(): Promise<void> {
    return (this.#ready ??= this.#locate());
  }

  /** The production folders of this window. */
  get folders(): readonly LabelledFolder[] {
    return this.#folders.labelled;
  }

  /** What the disk said of a production folder; `undefined` before {@link ready}. */
  locatedOf(folder: LabelledFolder): LocatedFolder | undefined {
    return this.#folders.locatedOf(folder);
  }

  /** Which policy holds in a production folder, and what is wrong with it. */
  policyOf(folder: LabelledFolder): PolicyState {
    const located = this.locatedOf(folder);
    return located ? this.#policies.stateOf(located.top) : unreadPolicy;
  }

  /** Where a file stands; `undefined` for what is on no disk, or neither in the lab nor in production. */
  find(uri: vscode.Uri): PlacedFile | undefined {
    if (uri.scheme !== 'file') return undefined;
    const key = uri.toString();
    if (this.#known.has(key)) return this.#known.get(key);
    void this.ready;
    const link = this.#links.get(key);
    const placed = this.#place(uri.fsPath);
    const found = link === undefined ? placed : stricterPlace(placed, this.#place(link));
    for (const oldest of this.#known.keys()) {
      if (this.#known.size < rememberedFiles) break;
      this.#known.delete(oldest);
    }
    this.#known.set(key, found);
    return found;
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
    const [folder, ...others] = this.folders.filter((candidate) => candidate.label === label);
    if (!folder || others.length > 0) return undefined;
    const uri = ProductionFolders.inside(folder, relativePath);
    return this.find(uri)?.folder === folder ? uri : undefined;
  }

  /** The file a person or a program means by a path: an absolute one, or one inside a production folder. */
  async resolve(given: string): Promise<vscode.Uri> {
    if (path.isAbsolute(given)) return vscode.Uri.file(path.normalize(given));
    const candidates = this.folders.map((folder) => vscode.Uri.file(path.join(folder.uri.fsPath, given)));
    for (const uri of candidates) if (await fileExists(uri)) return uri;
    return candidates[0] ?? vscode.Uri.file(path.resolve(given));
  }

  async #locate(): Promise<void> {
    await this.#folders.locate();
    if (this.isDisposed) return;
    const tops = this.folders.map((folder) => this.locatedOf(folder)?.top ?? folder.uri.fsPath);
    await Promise.all(tops.map(async (top) => await this.#policies.settled(top)));
    await Promise.all(vscode.workspace.textDocuments.map(async ({ uri }) => await this.#follow(uri)));
    this.#forget();
  }

  /** Who opens a policy sees what is wrong with it, also while nothing is explored. */
  #opened({ uri }: vscode.TextDocument): void {
    if (path.basename(uri.fsPath) === policyFileName) void this.ready;
    if (this.#ready) void this.#follow(uri);
  }

  #forget(): void {
    if (this.isDisposed) return;
    this.#known.clear();
    this.#onDidChange.fire();
  }

  #policyAt(located: LocatedFolder | undefined): RepositoryPolicy {
    return {
      policy: located ? this.#policies.stateOf(located.top).policy : 'strict',
      prefix: located?.prefix ?? '',
      trusted: vscode.workspace.isTrusted,
    };
  }

  #place(file: string): PlacedFile | undefined {
    const found = this.#folders.place(file);
    const located = found?.folder && this.locatedOf(found.folder);
    if (!found || !located) return found && { ...found, inRepository: undefined };
    const inside = located.prefix === '' ? found.path : `${located.prefix}/${found.path}`;
    return { ...found, inRepository: { top: located.top, path: inside } };
  }

  /** Finds out whether typing into an open file changes another one. */
  async #follow(uri: vscode.Uri): Promise<void> {
    if (uri.scheme !== 'file' || this.isDisposed) return;
    const real = await realpath(uri.fsPath).catch(() => uri.fsPath);
    const key = uri.toString();
    if (real === (this.#links.get(key) ?? uri.fsPath) || this.#isSamePlace(uri.fsPath, real)) return;
    if (this.#links.size >= rememberedFiles) this.#links.clear();
    this.#links.set(key, real);
    this.#forget();
  }

  /** Whether two paths lead to one file of a folder that is itself reached through a link. */
  #isSamePlace(one: string, other: string): boolean {
    const [first, second] = [this.#folders.place(one), this.#folders.place(other)];
    return first?.folder === second?.folder && first?.path === second?.path;
  }
}

/** Of a link and what it leads to, production counts before the lab, and then the stricter zone. */
function stricterPlace(link: PlacedFile | undefined, target: PlacedFile | undefined): PlacedFile | undefined {
  if (!link || !target) return link ?? target;
  if ((link.folder === undefined) !== (target.folder === undefined)) return link.folder ? link : target;
  return stricter(link.placement, target.placement) === link.placement ? link : target;
}
