import path from 'node:path';
import * as vscode from 'vscode';
import { sha256 } from '../../node/lab/sha256.ts';
import { Disposable } from '../disposable.ts';
import type { Services } from '../services.ts';
import { AfterPause } from './afterPause.ts';

/** Where engineering answers, in any experiment of the lab. */
const briefs = 'experiments/*/handoff/brief.md';

/** How long a brief is left alone before what stands in it is an answer: editors save by themselves, about every second. */
const pauseMs = 5000;

type Needed = Pick<Services, 'lab' | 'clock' | 'log'>;

/**
 * Takes in what engineering answers in a brief: some seconds after the file was last changed, so that an answer that is being
 * corrected is one, and once when the lab is opened, as a pull may have brought it. A form that cannot be read yet is left alone,
 * as somebody may be writing; exporting again says so.
 */
export function watchReviews(services: Needed): vscode.Disposable {
  return new ReviewWatch(services);
}

class ReviewWatch extends Disposable {
  readonly #services: Needed;
  #root: string | undefined;
  #watcher: vscode.Disposable | undefined;
  /** One after the other: a file is often reported more than once. */
  #reading: Promise<void> = Promise.resolve();

  constructor(services: Needed) {
    super();
    this.#services = services;
    this._register(services.lab.onDidChange(() => this.#follow()));
    this._register({ dispose: () => this.#watcher?.dispose() });
    this.#follow();
  }

  #follow(): void {
    const { lab } = this.#services;
    const root = lab.store?.root;
    if (root === this.#root) return;
    this.#root = root;
    this.#watcher?.dispose();
    this.#watcher = undefined;
    if (root === undefined || this.isDisposed) return;
    const pattern = new vscode.RelativePattern(vscode.Uri.file(root), briefs);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, false, true);
    const paused = new AfterPause((slug) => this.#read(slug), pauseMs);
    const look = (file: vscode.Uri): void => paused.changed(slugOf(file.fsPath));
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(look),
      watcher.onDidCreate(look),
      paused,
    );
    for (const { slug, handedOffAt, reviews } of lab.experiments)
      // A brief that came back has no time any more, and may be answered otherwise by now.
      if (handedOffAt !== undefined || reviews !== undefined) this.#read(slug);
  }

  #read(slug: string): void {
    const { log } = this.#services;
    this.#reading = this.#reading
      .then(() => this.#take(slug))
      .catch((error: unknown) => log.error('read review', error));
  }

  async #take(slug: string): Promise<void> {
    const { lab, clock } = this.#services;
    const { store } = lab;
    if (this.isDisposed || !store) return;
    // Not as the window knows it: a pull brings brief and record together, and nothing else tells of the record.
    const experiment = await store.readExperiment(slug);
    const { readReview } = await import('../../app/readReview.ts');
    const { kind } = await readReview(experiment, { store, clock });
    if (kind !== 'recorded') return;
    try {
      // The other forms of the brief say the same from then on.
      const { answerInBrief } = await import('../../app/answerInBrief.ts');
      await answerInBrief(slug, { store, sha256 });
    } finally {
      await lab.refresh();
    }
  }
}

/** `<lab>/experiments/<slug>/handoff/brief.md` */
function slugOf(file: string): string {
  return path.basename(path.dirname(path.dirname(file)));
}
