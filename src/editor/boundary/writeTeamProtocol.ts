import * as path from 'node:path';
import * as vscode from 'vscode';
import { folderLabels } from '../../core/boundary/folderLabels.ts';
import { policyFileName } from '../../core/boundary/policy/policy.ts';
import { teamProtocol } from '../../core/boundary/policy/teamProtocol.ts';
import { readCodeowners } from '../../node/boundary/readCodeowners.ts';
import type { BoundaryController } from './boundaryController.ts';

/** Writes the page by which the team works, from the policies and CODEOWNERS of this window's repositories as they are now. */
export async function writeTeamProtocol(boundary: Pick<BoundaryController, 'repositories'>): Promise<string> {
  const repositories = await boundary.repositories();
  const names = folderLabels(repositories.map(({ top }) => ({ name: path.basename(top), path: top })));
  return teamProtocol(
    await Promise.all(
      repositories.map(async ({ top, policy }, index) => ({
        ...policy,
        name: names[index] ?? path.basename(top),
        isDrafted: isDrafted(path.join(top, policyFileName)),
        owners: await readCodeowners(top),
      })),
    ),
  );
}

/** Whether a policy is being written under this name, and not saved yet; see commands/draftPolicy.ts. */
function isDrafted(file: string): boolean {
  return vscode.workspace.textDocuments.some(
    (document) =>
      document.uri.scheme === 'untitled' && document.uri.fsPath === file && document.getText() !== '',
  );
}
