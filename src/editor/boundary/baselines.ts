import * as vscode from 'vscode';

/** What a document says at one moment. */
export type DocumentState = Pick<Baseline, 'text' | 'eol' | 'wasDirty'>;

export function stateOf(document: vscode.TextDocument): DocumentState {
  return { text: document.getText(), eol: document.eol, wasDirty: document.isDirty };
}

/** A production document as it was when exploration began, or when it was first opened after that. */
export interface Baseline {
  readonly text: string;
  readonly eol: vscode.EndOfLine;
  /** Whether it had unsaved changes then: those are not the experiment's. */
  readonly wasDirty: boolean;
  /** What was on disk, for documents without unsaved changes. Absent until it was read. */
  bytes: Uint8Array | undefined;
  /** Whether it was saved after its first edit. */
  saved: boolean;
  /** Whether something else changed the file as well, so that putting it back would undo more than one's own edit. */
  mixed: boolean;
}

/** Longest document kept, in characters. */
const longestText = 1024 * 1024;
/** How much is kept in all, in characters; beyond it the documents opened first are forgotten. */
const keptText = 32 * 1024 * 1024;

/** Keeps how production documents were, so that an edit can be taken back exactly. */
export class Baselines {
  readonly #kept = new Map<string, Baseline>();
  #size = 0;

  /** Keeps the document as it is now, unless it is kept already or too long. */
  keep(document: vscode.TextDocument): void {
    if (!this.#kept.has(document.uri.toString())) this.renew(document.uri, stateOf(document));
  }

  /** Forgets how a document was; with `state`, keeps that instead, unless it is too long. */
  renew(uri: vscode.Uri, state?: DocumentState): void {
    const key = uri.toString();
    this.#drop(key);
    if (!state || state.text.length > longestText) return;
    const baseline: Baseline = { ...state, bytes: undefined, saved: false, mixed: false };
    this.#kept.set(key, baseline);
    this.#size += state.text.length;
    this.#trim(key);
    if (!state.wasDirty) void readBytes(uri, baseline);
  }

  of(uri: vscode.Uri): Baseline | undefined {
    return this.#kept.get(uri.toString());
  }

  #trim(newest: string): void {
    for (const key of this.#kept.keys()) {
      if (this.#size <= keptText || key === newest) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#size -= this.#kept.get(key)?.text.length ?? 0;
    this.#kept.delete(key);
  }
}

/** Text is not enough to restore a file exactly: mixed line ends and encodings are lost in it. */
async function readBytes(uri: vscode.Uri, baseline: Baseline): Promise<void> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (!baseline.saved) baseline.bytes = bytes;
  } catch {
    // Gone meanwhile: the text alone is put back.
  }
}
