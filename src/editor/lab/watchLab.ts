import path from 'node:path';
import type * as vscode from 'vscode';
import { Disposable } from '../disposable.ts';
import { LookSchedule } from '../lookSchedule.ts';
import type { Services } from '../services.ts';
import { watchInLab } from './watchInLab.ts';

/**
 * The records of experiments, what was learnt, and their folders: what lies in one that was just made or deleted need not be reported by
 * itself. VS Code knows no braces within braces.
 */
const records = `{${[
  ...['*', '*/experiment.json', '*/generations.jsonl', '*/evidence', '*/evidence/*.jsonl'].map(
    (record) => `experiments/${record}`,
  ),
  'learnings',
  'learnings/*.md',
].join(',')}}`;
/** What a pull brings, or a command writes, is one change; what is written all the time is looked at all the same. */
const times = { quiet: 400, longest: 2000, share: 1 };

type Needed = Pick<Services, 'lab' | 'log'> & {
  /** The session under way in this window, which tells of itself what is to be seen of it. */
  readonly sessions: { readonly live: { readonly session: string } | undefined };
};

/**
 * Has the window follow what others change in its lab, such as a pull, another window or a coding agent. Only records that
 * changed are read again, and what this window wrote itself is found to be known.
 */
export function watchLab(services: Needed): vscode.Disposable {
  return new LabWatch(services);
}

class LabWatch extends Disposable {
  readonly #services: Needed;
  readonly #schedule = this._register(new LookSchedule(async () => await this.#look(), times));
  /** Whether the active experiment could not be read at the last look. */
  #isInDoubt = false;
  /** Whether learning cards changed since the last look. The state of the lab holds none, so its listeners look themselves. */
  #hasNewCards = false;

  constructor(services: Needed) {
    super();
    this.#services = services;
    const note = ({ fsPath }: vscode.Uri, root: string): void =>
      this.#note(path.relative(root, fsPath).split(path.sep));
    this._register(watchInLab(services.lab, records, note));
  }

  /** Of experiments that are not active only the record is in sight. */
  #note([folder, slug, ...file]: readonly string[]): void {
    const { lab, sessions } = this.#services;
    if (folder === 'learnings') {
      this.#hasNewCards = true;
      return this.#schedule.hint();
    }
    const isRecord = file.length === 0 || file[0] === 'experiment.json';
    if (!isRecord && slug !== lab.active?.experiment.slug) return;
    if (sessions.live && file[1] === `${sessions.live.session}.jsonl`) return;
    this.#schedule.hint();
  }

  async #look(): Promise<void> {
    const { lab, log } = this.#services;
    try {
      // Git and editors write in several steps: what is gone or torn for a moment does not end anything.
      const isTorn = !(await this.#hasActive());
      if (this.isDisposed) return;
      if (isTorn && !this.#isInDoubt) {
        this.#isInDoubt = true;
        return this.#schedule.hint();
      }
      this.#isInDoubt = false;
      const hadNewCards = this.#hasNewCards;
      this.#hasNewCards = false;
      await (hadNewCards ? lab.refresh() : lab.lookAgain());
    } catch (error) {
      log.error('look at the lab', error);
    }
  }

  /** Whether the active experiment can be read, if there is one. */
  async #hasActive(): Promise<boolean> {
    const { store, active } = this.#services.lab;
    if (!store || !active) return true;
    return await store.readExperiment(active.experiment.slug).then(
      () => true,
      () => false,
    );
  }
}
