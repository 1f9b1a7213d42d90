import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { isTeamProtocol, teamProtocolName } from '../../core/boundary/policy/teamProtocol.ts';
import { errors } from '../../core/errors.ts';
import { writeTool } from '../../node/data/writeTool.ts';
import { asWriteError, isFault } from '../../node/lab/faults.ts';
import { teamProtocolUri } from '../boundary/teamProtocolPage.ts';
import { writeTeamProtocol } from '../boundary/writeTeamProtocol.ts';
import type { Services } from '../services.ts';
import { showBrief } from '../showBrief.ts';
import type { Command } from './command.ts';

const argument = z.object({
  /** A Markdown file, or a folder for one: absolute, or inside a production folder. */
  target: z.string().min(1).max(4096).optional(),
});
type Argument = z.infer<typeof argument>;

/** A page that was saved: file-system path. */
interface Saved {
  readonly file?: string;
}

/**
 * `footbridge.showTeamProtocol`: the page by which the team works, written from the policy. Shown as it is now, or saved
 * to where the team reads it.
 */
export function showTeamProtocol({ boundary }: Services): Command<Argument, Saved> {
  const save = async (target: string): Promise<string> => {
    if (!path.isAbsolute(target) && boundary.production.length === 0) throw errors.noProduction();
    const given = (await boundary.meant(target)).fsPath;
    const file = /\.md$/i.test(given) ? given : path.join(given, teamProtocolName);
    await refuseForeign(file);
    return await writeTool(file, await writeTeamProtocol(boundary));
  };
  return {
    argument,
    ask: async () => ({}),
    run: async ({ target }) => {
      if (target !== undefined) return { file: await save(target) };
      await vscode.commands.executeCommand('markdown.showPreview', teamProtocolUri);
      return {};
    },
    announce: async () => {
      const { l10n, window } = vscode;
      const button = l10n.t('Save as a File…');
      const message = l10n.t('This page follows the policy. It can be saved to where the team reads it.');
      if ((await window.showInformationMessage(message, button)) !== button) return;
      const target = await askTarget((await boundary.repositories())[0]?.top);
      if (target !== undefined) await showBrief(await save(target));
    },
  };
}

/** @param top top folder of the first repository */
async function askTarget(top: string | undefined): Promise<string | undefined> {
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Team Protocol'),
    filters: { Markdown: ['md'] },
    ...(top !== undefined && { defaultUri: vscode.Uri.file(path.join(top, 'docs', teamProtocolName)) }),
  });
  return target?.fsPath;
}

/** An older page is written anew; what somebody else wrote is theirs. */
async function refuseForeign(file: string): Promise<void> {
  try {
    if (isTeamProtocol(await readFile(file, 'utf8'))) return;
  } catch (error) {
    if (isFault(error, 'ENOENT', 'ENOTDIR')) return;
    throw asWriteError(error, file);
  }
  throw errors.invalidArgument(`${path.basename(file)} is there already and holds something else.`);
}
