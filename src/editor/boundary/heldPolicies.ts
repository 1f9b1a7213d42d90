import type * as vscode from 'vscode';
import * as z from 'zod';
import type { Policy, PolicyProblem } from '../../core/boundary/policy/policy.ts';
import type { readPolicy } from '../../core/boundary/policy/readPolicy.ts';
import type { PolicyFile, UnreadablePolicy } from '../../node/boundary/readPolicyFile.ts';

/** What holds in a repository, and what is wrong with its policy file. */
export interface PolicyState {
  /** `undefined`: the repository has no policy. */
  readonly policy: Policy | 'strict' | undefined;
  /** Whether that is what the file says now, the last one that was good, the strict default, or that there is none. */
  readonly held: 'current' | 'lastGood' | 'strict' | 'none';
  readonly problems: readonly PolicyProblem[];
  /** The text that holds, by which two states are told apart; `undefined` for the strict default and for none. */
  readonly text: string | undefined;
}

/** What holds before the file was read. */
export const unreadPolicy: PolicyState = { policy: 'strict', held: 'strict', problems: [], text: undefined };

const keptSchema = z.array(z.object({ root: z.string(), text: z.string() })).catch([]);
type Kept = z.infer<typeof keptSchema>[number];

const mementoKey = 'lastGoodPolicies';
/** How many policies are kept; beyond it the oldest are forgotten. */
const keptPolicies = 10;
/** A longer policy is not kept, as VS Code holds all that is kept in memory. In characters. */
const longestKept = 128 * 1024;

/** Says why a file could not be read, in the words of a problem. */
export type Unreadable = (reason: UnreadablePolicy) => string;

/**
 * Decides which policy holds. A bad file never loosens anything: the last good one goes on holding, also after a
 * restart, and where there was none the strict default does. Only a file that is not there stands for no policy.
 */
export class HeldPolicies {
  readonly #memento: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #load: () => Promise<typeof readPolicy>;
  readonly #unreadable: Unreadable;

  /** @param deps.load imports the reader when there is a policy: most repositories have none */
  constructor(deps: {
    readonly memento: Pick<vscode.Memento, 'get' | 'update'>;
    readonly load: () => Promise<typeof readPolicy>;
    readonly unreadable: Unreadable;
  }) {
    this.#memento = deps.memento;
    this.#load = deps.load;
    this.#unreadable = deps.unreadable;
  }

  /**
   * What holds from now on, given the file as it is now.
   * @param root top folder of the repository
   */
  async take(root: string, file: PolicyFile): Promise<PolicyState> {
    if (file.kind === 'none') {
      await this.#keep(root, undefined);
      return { policy: undefined, held: 'none', problems: [], text: undefined };
    }
    const read = await this.#load();
    if (file.kind === 'unreadable') {
      const message = this.#unreadable(file.reason);
      const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
      return { ...this.#lastGood(root, read), problems: [{ severity: 'error', message, ...place }] };
    }
    const { policy, problems } = read(file.text);
    if (!policy) return { ...this.#lastGood(root, read), problems };
    await this.#keep(root, file.text);
    return { policy, held: 'current', problems, text: file.text };
  }

  #lastGood(root: string, read: typeof readPolicy): Omit<PolicyState, 'problems'> {
    const kept = this.#kept().find((one) => one.root === root);
    const policy = kept && read(kept.text).policy;
    return policy
      ? { policy, held: 'lastGood', text: kept.text }
      : { policy: 'strict', held: 'strict', text: undefined };
  }

  async #keep(root: string, text: string | undefined): Promise<void> {
    const kept = this.#kept();
    const before = kept.find((one) => one.root === root);
    if (before?.text === text) return;
    const others = kept.filter((one) => one !== before);
    const fits = text !== undefined && text.length <= longestKept;
    await this.#memento.update(
      mementoKey,
      [...others, ...(fits ? [{ root, text }] : [])].slice(-keptPolicies),
    );
  }

  #kept(): readonly Kept[] {
    return keptSchema.parse(this.#memento.get(mementoKey));
  }
}
