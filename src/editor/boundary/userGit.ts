import * as vscode from 'vscode';
import * as z from 'zod';

/** What `git.path` may hold. */
const configuredPaths = z.union([z.string().transform((path) => [path]), z.array(z.string())]).catch([]);

/** The git of this computer. It is looked for when it is first needed, and remembered once it is found. */
export class UserGit {
  #found: { readonly configured: string; readonly git: Promise<string | undefined> } | undefined;

  /**
   * An absolute path of a git that works; `undefined` when there is none, and in Restricted Mode, in which none is
   * started: a repository's configuration can name programs for it to run.
   */
  async find(): Promise<string | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const paths = configuredGit();
    const configured = JSON.stringify(paths);
    if (this.#found?.configured !== configured) this.#found = { configured, git: look(paths) };
    const { git } = this.#found;
    const found = await git;
    // It may be installed meanwhile.
    if (found === undefined && this.#found.git === git) this.#found = undefined;
    return found;
  }
}

/** The user's own setting of VS Code's git extension: a repository must not choose which program is started. */
function configuredGit(): readonly string[] {
  const setting = vscode.workspace.getConfiguration('git').inspect('path');
  return configuredPaths.parse(setting?.globalValue);
}

async function look(configured: readonly string[]): Promise<string | undefined> {
  const { findGit } = await import('../../node/git/findGit.ts');
  return await findGit(configured);
}
