import * as path from 'node:path';
import * as vscode from 'vscode';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { readPolicyFile, type UnreadablePolicy } from '../../node/boundary/readPolicyFile.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import { HeldPolicies, unreadPolicy, type PolicyState } from './heldPolicies.ts';
import { PolicyProblems } from './policyProblems.ts';

/** One repository whose policy is followed. */
interface Followed {
  state: PolicyState;
  /** The newest reading; an older one that ends later counts for nothing. */
  reading: Promise<void>;
}

/**
 * Keeps up with the policy of each repository it is asked about, from the first question on: what holds, and what is
 * wrong with the file, which is also shown in Problems. While a file is being read for the first time, the strict
 * default holds.
 */
export class PolicyReader extends Disposable {
  readonly #log: Pick<Log, 'error'>;
  readonly #held: HeldPolicies;
  readonly #followed = new Map<string, Followed>();
  readonly #problems = this._register(new PolicyProblems());
  readonly #onDidChange = this._register(new vscode.EventEmitter<string>());
  /** Fires with the repository's top folder when what holds there, or what is wrong, may have changed. */
  readonly onDidChange = this.#onDidChange.event;

  constructor(deps: { readonly memento: vscode.Memento; readonly log: Pick<Log, 'error'> }) {
    super();
    this.#log = deps.log;
    this.#held = new HeldPolicies({
      memento: deps.memento,
      load: async () => (await import('../../core/boundary/policy/readPolicy.ts')).readPolicy,
      unreadable: unreadableSentence,
    });
    const readAll = (): void => {
      for (const root of this.#followed.keys()) this.#read(root);
    };
    // Watchers miss changes on some network disks and in some containers.
    this._register(vscode.window.onDidChangeWindowState(({ focused }) => focused && readAll()));
    this._register(
      vscode.workspace.onDidSaveTextDocument(({ fileName }) => {
        if (path.basename(fileName) === policyFileName) readAll();
      }),
    );
  }

  /** What holds in a repository now. @param root its top folder, with symbolic links resolved */
  stateOf(root: string): PolicyState {
    return this.#follow(root).state;
  }

  /** Like {@link stateOf}, once the file has been read. */
  async settled(root: string): Promise<PolicyState> {
    const followed = this.#follow(root);
    for (let reading: Promise<void> | undefined; reading !== followed.reading;) {
      reading = followed.reading;
      await reading;
    }
    return followed.state;
  }

  #follow(root: string): Followed {
    const known = this.#followed.get(root);
    if (known) return known;
    const followed: Followed = { state: unreadPolicy, reading: Promise.resolve() };
    this.#followed.set(root, followed);
    this.#read(root);
    const pattern = new vscode.RelativePattern(vscode.Uri.file(root), policyFileName);
    const watcher = this._register(vscode.workspace.createFileSystemWatcher(pattern));
    const again = (): void => this.#read(root);
    this._register(watcher.onDidChange(again));
    this._register(watcher.onDidCreate(again));
    this._register(watcher.onDidDelete(again));
    return followed;
  }

  #read(root: string): void {
    const followed = this.#followed.get(root);
    if (!followed) return;
    followed.reading = this.#readAfter(followed.reading, root, followed);
  }

  /** One after the other, so that what is kept of the last good policy is never of an older file. */
  async #readAfter(before: Promise<void>, root: string, followed: Followed): Promise<void> {
    await before;
    const state = await this.#take(root);
    if (this.isDisposed || isSame(state, followed.state)) return;
    followed.state = state;
    this.#problems.show(root, state);
    this.#onDidChange.fire(root);
  }

  async #take(root: string): Promise<PolicyState> {
    try {
      return await this.#held.take(root, await readPolicyFile(root));
    } catch (error) {
      this.#log.error('policy', error);
      return unreadPolicy;
    }
  }
}

/** Whether nothing has changed for anybody; a policy that was read again is another object, so its text is compared. */
function isSame(one: PolicyState, other: PolicyState): boolean {
  return (
    one.held === other.held &&
    one.text === other.text &&
    JSON.stringify(one.problems) === JSON.stringify(other.problems)
  );
}

function unreadableSentence(reason: UnreadablePolicy): string {
  const { l10n } = vscode;
  const sentences: Record<UnreadablePolicy, string> = {
    'not-a-file': l10n.t('The policy must be a file of its own, not a link or a folder.'),
    'too-large': l10n.t('The policy is larger than 1 MB. Name folders instead of single files.'),
    'not-utf8': l10n.t('The policy is not UTF-8 text. Save it with that encoding.'),
    'no-access': l10n.t('The policy cannot be read on this computer. Check who may read the file.'),
  };
  return sentences[reason];
}
