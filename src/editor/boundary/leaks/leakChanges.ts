import * as vscode from 'vscode';
import { Disposable } from '../../disposable.ts';
import { LookSchedule } from '../../lookSchedule.ts';
import type { BoundaryController } from '../boundaryController.ts';

/** Saving all files, or a generation, is one change; where a coding agent never rests, looking is not put off for ever. */
const times = { quiet: 1500, longest: 5000, share: 1 };
/** What prototypes are made of; records of the lab beside them are written all the time. */
const prototypes = 'experiments/*/{variants,moved}/**';

export interface LeakChangesDeps {
  readonly boundary: Pick<BoundaryController, 'onDidChange'>;
  /** The lab's folder, if there is one. */
  readonly lab: string | undefined;
  /** Told which files have changed; none of them where only crossings may have; never rejects. */
  readonly onChanged: (files: readonly vscode.Uri[]) => Promise<void>;
}

/**
 * Notices what may have made or mended a leak: saved files, crossings, and files of prototypes that anything writes to the
 * disk, such as a generation or a coding agent.
 */
export class LeakChanges extends Disposable {
  readonly #changed = new Map<string, vscode.Uri>();
  readonly #schedule: LookSchedule;

  constructor({ boundary, lab, onChanged }: LeakChangesDeps) {
    super();
    const look = async (): Promise<void> => {
      const files = [...this.#changed.values()];
      this.#changed.clear();
      await onChanged(files);
    };
    this.#schedule = this._register(new LookSchedule(look, times));
    this._register(boundary.onDidChange(() => this.#schedule.hint()));
    this._register(vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#note(uri)));
    if (lab !== undefined) this.#watch(vscode.Uri.file(lab));
  }

  #watch(lab: vscode.Uri): void {
    const pattern = new vscode.RelativePattern(lab, prototypes);
    const watcher = this._register(vscode.workspace.createFileSystemWatcher(pattern));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this._register(event((uri) => this.#note(uri)));
  }

  #note(uri: vscode.Uri): void {
    if (uri.scheme !== 'file') return;
    this.#changed.set(uri.toString(), uri);
    this.#schedule.hint();
  }
}
