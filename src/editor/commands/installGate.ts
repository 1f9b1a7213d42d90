import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import * as z from 'zod';
import { errors } from '../../core/errors.ts';
import { findRuntimes } from '../../node/gate/findRuntimes.ts';
import { GateFault } from '../../node/gate/gateFault.ts';
import { gateGit } from '../../node/gate/gateGit.ts';
import { gateWorkflow } from '../../node/gate/gateWorkflow.ts';
import { installHook, removeHook, type HookInstallation } from '../../node/gate/installHook.ts';
import { findRepository } from '../../node/git/findRepository.ts';
import type { ProductionFolder } from '../boundary/productionFolders.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({
  /** Takes the gate out again. */
  remove: z.boolean().optional(),
  /** A production folder of this window; the first when it is left out. */
  folder: z.string().min(1).max(4096).optional(),
});
type Argument = z.infer<typeof argument>;

/** `footbridge.installGate`: the git hook that checks each commit of this clone, or its removal. */
export function installGate({ boundary }: Services): Command<Argument, { hook: string; remarks: string[] }> {
  return {
    argument,
    ask: async () => await ask(boundary.production),
    run: async ({ remove, folder }) => {
      const { uri } = chosen(boundary.production, folder);
      if (!vscode.workspace.isTrusted) throw errors.gitNeedsTrust();
      const git = await boundary.git.find();
      if (git === undefined) throw errors.needsGit();
      if (!(await findRepository(uri.fsPath))) throw errors.notARepository(uri.fsPath);
      const { hook, remarks } = await change(gateGit(git, uri.fsPath, {}), remove === true);
      return { hook, remarks: [...remarks] };
    },
    announce: async ({ remarks }, { remove }) => {
      if (remove === true) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('The gate is taken out of this clone’s pre-commit hook.'),
        );
        return;
      }
      const show = vscode.l10n.t('Show Workflow for GitHub');
      const message = [
        vscode.l10n.t('The gate checks each commit from now on, in this clone’s pre-commit hook.'),
        ...words(remarks),
      ];
      if ((await vscode.window.showInformationMessage(message.join(' '), show)) !== show) return;
      const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: gateWorkflow });
      await vscode.window.showTextDocument(document);
    },
  };
}

/** @throws FootbridgeError `gate-not-changed`, with the reason */
async function change(git: ReturnType<typeof gateGit>, remove: boolean): Promise<HookInstallation> {
  try {
    if (remove) return await removeHook(git);
    // Built beside the extension's own code.
    const cli = fileURLToPath(new URL('footbridge.mjs', import.meta.url));
    return await installHook(git, { cli, runtimes: await findRuntimes(process.env) });
  } catch (error) {
    throw error instanceof GateFault ? errors.gateNotChanged(error.message) : error;
  }
}

function chosen(folders: readonly ProductionFolder[], given: string | undefined): ProductionFolder {
  const folder = given === undefined ? folders[0] : folders.find(({ uri }) => uri.fsPath === given);
  if (folder) return folder;
  throw folders.length === 0
    ? errors.noProduction()
    : errors.invalidArgument(`${given} is not a production folder of this window.`);
}

async function ask(folders: readonly ProductionFolder[]): Promise<Argument | undefined> {
  const { l10n } = vscode;
  if (folders.length === 0) throw errors.noProduction();
  const choices = folders.flatMap(({ name, uri }) => {
    const description = folders.length > 1 ? name : '';
    const install = {
      label: l10n.t('Check each commit'),
      detail: l10n.t('A commit that crosses the boundary is stopped, and says why'),
      remove: false,
    };
    const remove = {
      label: l10n.t('Stop checking commits'),
      detail: l10n.t('Hooks that were there before stay as they are'),
      remove: true,
    };
    return [install, remove].map((choice) => ({ ...choice, description, folder: uri.fsPath }));
  });
  const title = l10n.t('The gate in this clone');
  const picked = await vscode.window.showQuickPick(choices, { title });
  return picked && { remove: picked.remove, folder: picked.folder };
}

function words(remarks: readonly string[]): string[] {
  const { l10n } = vscode;
  return remarks.map((remark) =>
    remark === 'isTracked'
      ? l10n.t('The hook is part of the repository: ask an engineer to commit it.')
      : l10n.t('Lefthook writes it anew when its configuration changes; install the gate again after that.'),
  );
}
