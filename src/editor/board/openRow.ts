import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { Board } from '../../app/readBoard.ts';
import { commandIds, viewIds } from '../contributions.ts';

/** What a command that was called with an argument returns for an expected failure. */
const failureSchema = z.object({ error: z.object({ message: z.string() }) });

/**
 * Opens an experiment: the guide goes to it where it is in the lab of this window; otherwise its lab opens in another
 * window.
 *
 * @param here folder of the lab of this window
 * @returns why it could not be opened, in words
 */
export async function openRow(
  board: Board,
  key: string,
  here: string | undefined,
): Promise<string | undefined> {
  const row = board.entries.find((entry) => entry.key === key);
  if (row?.kind !== 'experiment') return undefined;
  if (here !== undefined && row.labs.includes(here)) {
    const argument = { experiment: row.slug };
    const result: unknown = await vscode.commands.executeCommand(commandIds.setActiveExperiment, argument);
    const failed = failureSchema.safeParse(result);
    if (failed.success) return failed.data.error.message;
    await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
    return undefined;
  }
  const names = await readdir(row.lab).catch(() => []);
  const workspace = names.find((name) => name.endsWith('.code-workspace'));
  const place = vscode.Uri.file(workspace === undefined ? row.lab : join(row.lab, workspace));
  await vscode.commands.executeCommand('vscode.openFolder', place, { forceNewWindow: true });
  return undefined;
}
