import * as path from 'node:path';
import * as vscode from 'vscode';
import { errors } from '../../../core/errors.ts';
import type { Leak } from '../../../core/boundary/leaks/leak.ts';
import type { BoundaryInWorker } from '../../../node/boundary/boundaryInWorker.ts';
import { leakSides } from '../../../node/boundary/leakSides.ts';
import { realFile } from '../../../node/boundary/realFile.ts';
import { Disposable } from '../../disposable.ts';
import type { Services } from '../../services.ts';
import { generatedFiles } from './generatedFiles.ts';
import { LeakChanges } from './leakChanges.ts';
import { type FoundLeak, LeakProblems } from './leakProblems.ts';

/** Looking again at a few files must not take longer, in milliseconds. */
const lookAtMostMs = 60_000;

/** What `footbridge.findLeaks` returns. */
export interface LeaksFound {
  readonly leaks: readonly Omit<Leak, 'template' | 'values'>[];
  readonly scanned: number;
  readonly unknown: number;
}

export interface LeakProgress {
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LeakFinderDeps extends Pick<Services, 'boundary' | 'lab' | 'log'> {
  readonly worker: Pick<BoundaryInWorker, 'run'>;
  /** Since when this window is open, in ISO form. */
  readonly since: string;
}

/**
 * Looks for leaks in this window, in the boundary's worker. After the first search it looks again at files that crossed or
 * changed and at files with a problem, so that what was mended goes. The rest is not read again.
 */
export class LeakFinder extends Disposable {
  readonly #deps: LeakFinderDeps;
  readonly #problems = this._register(new LeakProblems());
  readonly #stop = new AbortController();
  /** One search after the other: an older answer must not replace a newer one. */
  #last: Promise<unknown> = Promise.resolve();
  #changes: LeakChanges | undefined;

  constructor(deps: LeakFinderDeps) {
    super();
    this.#deps = deps;
    this._register({ dispose: () => this.#stop.abort() });
  }

  /**
   * Searches all production folders and the lab.
   * @throws FootbridgeError `no-production`, `cancelled`
   */
  async find(progress: LeakProgress): Promise<LeaksFound> {
    const found = await this.#inTurn(async () => await this.#search(undefined, progress));
    if (!this.isDisposed) this.#problems.show(found.leaks, undefined);
    this.#listen();
    return {
      leaks: found.leaks.map(({ leak: { template: _template, values: _values, ...leak } }) => leak),
      scanned: found.scanned,
      unknown: found.unknown,
    };
  }

  /** Looks at what has changed since this window is open, and from now on at what changes. */
  follow(): void {
    if (this.#changes) return;
    this.#listen();
    void this.#lookAt(generatedFiles(this.#deps.lab, this.#deps.since));
  }

  #listen(): void {
    const { boundary, lab } = this.#deps;
    const onChanged = async (files: readonly vscode.Uri[]): Promise<void> => await this.#lookAt(files);
    this.#changes ??= this._register(new LeakChanges({ boundary, lab: lab.store?.root, onChanged }));
  }

  async #lookAt(changed: readonly vscode.Uri[]): Promise<void> {
    await this.#inTurn(async () => await this.#look(changed)).catch((error: unknown) => {
      if (!this.isDisposed) this.#deps.log.error('look for leaks again', error);
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  async #look(changed: readonly vscode.Uri[]): Promise<void> {
    const { boundary } = this.#deps;
    if (this.isDisposed || boundary.production.length === 0) return;
    const crossed = boundary.state.open.map(({ uri }) => uri);
    const all = [...crossed, ...this.#problems.files, ...changed];
    const files = [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
    if (files.length === 0) return;
    const { leaks } = await this.#search(files, { signal: AbortSignal.timeout(lookAtMostMs) });
    if (!this.isDisposed) this.#problems.show(leaks, files);
  }

  async #search(files: readonly vscode.Uri[] | undefined, progress: LeakProgress) {
    const { boundary, lab, worker } = this.#deps;
    if (boundary.production.length === 0) throw errors.noProduction();
    const signal = AbortSignal.any([progress.signal, this.#stop.signal]);
    const wanted = files && (await Promise.all(files.map(async ({ fsPath }) => await realFile(fsPath))));
    const leaks = new Map<string, FoundLeak>();
    let [scanned, unknown] = [0, 0];
    for (const { uri } of boundary.production) {
      const order = { ...(await this.#sidesOf(uri.fsPath)), files: wanted?.map(slashed) };
      const result = await worker.run('leaks', order, { ...progress, signal });
      for (const leak of result.leaks) {
        const folder = leak.side === 'lab' ? (lab.store?.root ?? uri.fsPath) : uri.fsPath;
        const file = vscode.Uri.file(path.join(folder, leak.path));
        leaks.set(`${file.toString()} ${leak.line} ${leak.rule} ${leak.subject}`, { leak, uri: file });
      }
      scanned += result.scanned;
      unknown += result.unknown;
    }
    return { leaks: [...leaks.values()], scanned, unknown };
  }

  async #sidesOf(folder: string) {
    const { boundary, lab } = this.#deps;
    const sides = await leakSides(folder, lab.store?.root);
    return {
      production: slashed(sides.production),
      lab: sides.lab === undefined ? undefined : slashed(sides.lab),
      git: sides.isRepository ? await boundary.git.find() : undefined,
      ignoresCase: sides.ignoresCase,
    };
  }
}

function slashed(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}
