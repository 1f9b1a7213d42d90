import * as vscode from 'vscode';
import { Disposable } from '../disposable.ts';
import { Baselines, stateOf, type Baseline, type DocumentState } from './baselines.ts';
import { fileExists } from './fileExists.ts';
import type { LabelledFolder } from './productionFolders.ts';
import type { PlacedFile, ProductionPlaces } from './productionPlaces.ts';
import { restoreDocument } from './restoreDocument.ts';
import { differenceOf } from './textDifference.ts';

export interface ProductionDocumentsDeps {
  readonly places: ProductionPlaces;
  /** Whether an open crossing already stands for this file's text. */
  readonly isCrossed: (uri: vscode.Uri) => boolean;
  /** Called for an edit to a file that has not crossed; `line` is the first one it touched, from 0. */
  readonly onEdit: (
    uri: vscode.Uri,
    placed: PlacedFile & { readonly folder: LabelledFolder },
    line: number,
  ) => void;
  /** Called at each change and save of a production document; must cost next to nothing. */
  readonly onTouch: (uri: vscode.Uri) => void;
  /** Called when text that was unsaved before anybody could be blamed for it has gone to disk. */
  readonly onOlderSaved: (uri: vscode.Uri) => void;
  /** Called some time after typing: the first changed line, from 0, or `undefined` when the file is as it was. */
  readonly onReview: (uri: vscode.Uri, line: number | undefined) => void;
}

/** A change of which it is not known yet whether it is an edit, and how the document was after it. */
interface UndecidedChange {
  readonly byUndoing: boolean;
  readonly line: number;
  readonly state: DocumentState | undefined;
}

/** How long typing must pause before the whole text is looked at, in milliseconds. */
const reviewDelay = 400;

/** Listens to production documents. For a file that has crossed, a keystroke costs one look-up and one timer. */
export class ProductionDocuments extends Disposable {
  readonly #deps: ProductionDocumentsDeps;
  readonly #baselines = new Baselines();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #unblamed = new Set<string>();
  /**
   * Files whose text changed before VS Code said whether it is unsaved now, which it does a moment after a first edit
   * and never after reading a file again.
   */
  readonly #undecided = new Map<string, UndecidedChange>();

  constructor(deps: ProductionDocumentsDeps) {
    super();
    this.#deps = deps;
    const { workspace } = vscode;
    this._register(workspace.onDidOpenTextDocument((document) => this.#keep(document)));
    this._register(workspace.onDidChangeTextDocument((event) => this.#changed(event)));
    this._register(workspace.onDidSaveTextDocument((document) => this.#saved(document)));
    this._register(workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    this._register({ dispose: () => this.#timers.forEach((timer) => clearTimeout(timer)) });
    workspace.textDocuments.forEach((document) => this.#keep(document));
  }

  /** Whether the file's text can be put back as it was. */
  canRestore(uri: vscode.Uri): boolean {
    return this.#baselines.of(uri)?.mixed === false;
  }

  /** Whether the file had unsaved changes that are older than exploration. */
  hadUnsaved(uri: vscode.Uri): boolean {
    return this.#baselines.of(uri)?.wasDirty === true;
  }

  /** The file as it was; `undefined` when that was not kept. */
  before(uri: vscode.Uri): Uint8Array | undefined {
    const baseline = this.#baselines.of(uri);
    if (!baseline || baseline.mixed) return undefined;
    return baseline.bytes ?? new TextEncoder().encode(baseline.text);
  }

  /** Forgets how a file was: somebody else knows better. */
  forget(uri: vscode.Uri): void {
    this.#baselines.renew(uri);
  }

  /** Puts a file's text back as it was; `false` when it could not be. */
  async restore(uri: vscode.Uri): Promise<boolean> {
    const baseline = this.#baselines.of(uri);
    if (!baseline || baseline.mixed) return false;
    const restored = await this.unblamed(uri, () => restoreDocument(uri, baseline));
    if (restored) this.accept(uri);
    return restored;
  }

  /** Does something that changes a file without anybody being blamed for it. */
  async unblamed<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
    const key = uri.toString();
    this.#unblamed.add(key);
    try {
      return await work();
    } finally {
      this.#unblamed.delete(key);
      if (!this.#deps.isCrossed(uri)) this.accept(uri);
    }
  }

  /** Takes the file as it is now for how it should be. */
  accept(uri: vscode.Uri): void {
    const document = openDocument(uri);
    this.#baselines.renew(uri, document && stateOf(document));
  }

  #keep(document: vscode.TextDocument): void {
    if (this.#deps.places.findProduction(document.uri) && !this.#deps.isCrossed(document.uri)) {
      this.#baselines.keep(document);
    }
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const key = document.uri.toString();
    if (this.#unblamed.has(key)) return;
    if (contentChanges.length === 0) {
      if (document.isDirty) this.#decide(document.uri);
      return;
    }
    if (!this.#isWatched(document.uri)) return;
    this.#deps.onTouch(document.uri);
    this.#settle(document.uri);
    const line = contentChanges.reduce((first, { range }) => Math.min(first, range.start.line), Infinity);
    const state = document.isDirty ? undefined : stateOf(document);
    this.#undecided.set(key, { byUndoing: reason !== undefined, line, state });
    if (document.isDirty) return this.#decide(document.uri);
    this.#reviewLater(document.uri);
  }

  #isWatched(uri: vscode.Uri): boolean {
    return this.#deps.isCrossed(uri) || this.#deps.places.findProduction(uri) !== undefined;
  }

  /** What was undecided is an edit. */
  #decide(uri: vscode.Uri): void {
    const change = this.#undecided.get(uri.toString());
    if (!change) return;
    this.#undecided.delete(uri.toString());
    const isCrossed = this.#deps.isCrossed(uri);
    const placed = isCrossed ? undefined : this.#deps.places.findProduction(uri);
    if (!isCrossed && !placed) return;
    if (placed) this.#deps.onEdit(uri, placed, change.line);
    this.#reviewLater(uri);
  }

  /**
   * Text that changed without becoming unsaved, and not by undoing, was read again from disk: somebody else's change. That
   * is settled by the next change at the latest, for VS Code says that a document is unsaved before it tells of more.
   */
  #settle(uri: vscode.Uri): void {
    const change = this.#undecided.get(uri.toString());
    if (!change?.state) return;
    this.#undecided.delete(uri.toString());
    if (!this.#deps.isCrossed(uri)) return this.#baselines.renew(uri, change.state);
    const baseline = this.#baselines.of(uri);
    if (baseline && !change.byUndoing && change.state.text !== baseline.text) baseline.mixed = true;
  }

  #saved(document: vscode.TextDocument): void {
    const { uri } = document;
    this.#decide(uri);
    if (!this.#isWatched(uri)) return;
    this.#deps.onTouch(uri);
    const isUnblamed = this.#unblamed.has(uri.toString());
    const baseline = this.#baselines.of(uri);
    if (!this.#deps.isCrossed(uri)) {
      if (baseline?.wasDirty === true && !isUnblamed) this.#olderSaved(uri);
      return;
    }
    if (baseline && !isUnblamed) baseline.saved = true;
    this.#reviewLater(uri);
  }

  #olderSaved(uri: vscode.Uri): void {
    this.accept(uri);
    this.#deps.onOlderSaved(uri);
  }

  #closed({ uri }: vscode.TextDocument): void {
    if (this.#deps.isCrossed(uri)) this.#reviewLater(uri);
    else this.#baselines.renew(uri);
  }

  #reviewLater(uri: vscode.Uri): void {
    const key = uri.toString();
    const waiting = this.#timers.get(key);
    if (waiting) {
      waiting.refresh();
      return;
    }
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        if (!this.#unblamed.has(key)) this.#review(uri);
      }, reviewDelay),
    );
  }

  #review(uri: vscode.Uri): void {
    const document = openDocument(uri);
    if (document?.isDirty === true) this.#decide(uri);
    else this.#settle(uri);
    const baseline = this.#baselines.of(uri);
    if (!baseline || !this.#deps.isCrossed(uri)) return;
    if (!document) return void this.#reviewClosed(uri, baseline);
    const difference = differenceOf(baseline.text, document.getText());
    if (difference) this.#deps.onReview(uri, Math.min(difference.start, document.lineCount - 1));
    else if (isOnDiskAsItWas(baseline, document)) this.#deps.onReview(uri, undefined);
  }

  /** Unsaved edits are gone with a closed document, unless it was closed because the file has moved. */
  async #reviewClosed(uri: vscode.Uri, baseline: Baseline): Promise<void> {
    if (baseline.saved || !(await fileExists(uri))) return;
    this.#deps.onReview(uri, undefined);
    this.#baselines.renew(uri);
  }
}

/** Whether nothing but the text had to be put back: otherwise the next save does it. */
function isOnDiskAsItWas(baseline: Baseline, document: vscode.TextDocument): boolean {
  return !baseline.saved || !document.isDirty;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === key && !document.isClosed,
  );
}
