import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { measureFix, type MeasuredFix } from '../../../app/boundary/measureFix.ts';
import { proposeFix, type FixWording, type ProposedFix } from '../../../app/boundary/proposeFix.ts';
import type { FixChange } from '../../../core/boundary/fix/fixFile.ts';
import type { FixRules } from '../../../core/boundary/fix/placeFix.ts';
import { fixFolder } from '../../../node/fix/fixFolder.ts';
import { provePatch } from '../../../node/fix/applyToBase.ts';
import { branchNames, makeBranch, removeBranch } from '../../../node/fix/makeBranch.ts';
import { putFixBack } from '../../../node/fix/putFixBack.ts';
import { takeSnapshot } from '../../../node/fix/takeSnapshot.ts';
import type { Services } from '../../services.ts';
import { readingGit } from '../readingGit.ts';
import { changedFiles, type ChangedFile } from './changedFiles.ts';
import type { FixPlace } from './fixPlace.ts';
import { readFixRules } from './fixRules.ts';
import { readImporters } from './readImporters.ts';
import { findOpenDocument } from './saveFiles.ts';

/** What runs while a fix is measured: it can be cancelled, and says how far it is. */
export interface FixProgress {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

type Needed = Pick<Services, 'boundary' | 'lab' | 'clock' | 'log' | 'ids' | 'tools'>;

/** Measures and proposes fixes with this window's boundary, git and lab. */
export class FixMaker {
  readonly #services: Needed;

  constructor(services: Needed) {
    this.#services = services;
  }

  /** The files of a repository that differ from its last commit. @throws FootbridgeError `git-unread` */
  async changed(place: FixPlace): Promise<ChangedFile[]> {
    return await readingGit(async () => changedFiles(place, await this.#rules(place, 'HEAD')));
  }

  /**
   * Finds out what a fix touches; nothing is written.
   * @param paths inside the repository
   * @throws FootbridgeError `nothing-to-propose`, `no-commits`, `fix-conflict`, `git-unread`, `cancelled`
   */
  async measure(place: FixPlace, paths: readonly string[], progress: FixProgress): Promise<MeasuredFix> {
    const { log, tools } = this.#services;
    const here = { ...place, signal: progress.signal };
    return await readingGit(
      async () =>
        measureFix(paths, {
          takeSnapshot: async (chosen) => await takeSnapshot(here, chosen),
          rules: async (base) => await this.#rules(here, base),
          importers: async (files) =>
            await readImporters(here, files, { worker: tools.worker, log, ...progress }),
        }),
      progress.signal,
    );
  }

  /**
   * Makes patch, review request and, where agreed, branch; the files' crossings end as proposed.
   * @param slug of the experiment; the active one by default
   */
  async propose(
    place: FixPlace,
    measured: MeasuredFix,
    wording: FixWording,
    slug: string | undefined,
  ): Promise<ProposedFix> {
    const { lab, clock } = this.#services;
    const experiment = await lab.requireExperiment(slug);
    const store = lab.requireStore();
    const proposed = await readingGit(async () =>
      proposeFix(measured, wording, experiment, {
        store,
        clock,
        fixes: fixFolder(store.root, experiment.slug),
        git: {
          provePatch: async (snapshot) => await provePatch(place, snapshot),
          branchNames: async () => await branchNames(place),
          makeBranch: async (snapshot, branch) => await makeBranch(place, snapshot, branch),
          removeBranch: async (name, commit) => await removeBranch(place, name, commit),
        },
      }),
    );
    await this.#endCrossings(place, measured);
    return proposed;
  }

  /** Puts the files of a proposed fix back as they are in its commit. Returns those that were left. */
  async putBack(place: FixPlace, measured: MeasuredFix): Promise<string[]> {
    const { boundary, lab, ids } = this.#services;
    const copies = {
      lab: await realpath(lab.requireStore().root),
      folder: `.footbridge/put-back/${ids.next()}`,
    };
    const isUnsaved = (file: string): boolean => findOpenDocument(vscode.Uri.file(file))?.isDirty === true;
    const { changes } = measured.snapshot;
    const files = filesOf(changes).map((file) => vscode.Uri.file(path.join(place.root, file)));
    return await readingGit(async () =>
      boundary.changing(files, async (writeFile) => {
        const write = async (file: string, contents: Uint8Array | undefined): Promise<boolean> =>
          await writeFile(vscode.Uri.file(file), contents);
        return await putFixBack(place, changes, { copies, isUnsaved, write });
      }),
    );
  }

  async #rules(place: FixPlace, base: string): Promise<FixRules> {
    const { boundary, lab } = this.#services;
    return await readFixRules(place, base, boundary, lab.requireStore().root);
  }

  async #endCrossings(place: FixPlace, { snapshot }: MeasuredFix): Promise<void> {
    const { boundary, log } = this.#services;
    const files = new Set(filesOf(snapshot.changes).map((file) => path.join(place.root, file)));
    const prefix = place.located.root;
    for (const { crossing, uri } of boundary.state.open) {
      const real = path.join(prefix, path.relative(place.folder.fsPath, uri.fsPath));
      if (!files.has(real) && !files.has(uri.fsPath)) continue;
      // The fix is made: a record that cannot be written must not make it look as if it were not.
      await boundary.end(crossing.id, 'proposed').catch((error: unknown) => log.error('end crossing', error));
    }
  }
}

/** Where the files of a fix are and, for renamed ones, were. */
function filesOf(changes: readonly FixChange[]): string[] {
  return changes.flatMap(({ path: file, from }) => (from === undefined ? [file] : [file, from]));
}
