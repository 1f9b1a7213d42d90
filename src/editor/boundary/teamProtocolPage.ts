import * as vscode from 'vscode';
import type { BoundaryController } from './boundaryController.ts';

/** Address of the page by which the team works, as a document that is on no disk; its name is the tab's title. */
export const teamProtocolUri = vscode.Uri.from({ scheme: 'footbridge-protocol', path: '/Team Protocol.md' });

/** Lets VS Code read the page, and read it again when a policy has changed while somebody looks at it. */
export function registerTeamProtocol(
  boundary: Pick<BoundaryController, 'repositories' | 'onDidChange'>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async () => {
      const { writeTeamProtocol } = await import('./writeTeamProtocol.ts');
      return await writeTeamProtocol(boundary);
    },
  };
  return vscode.Disposable.from(
    changed,
    boundary.onDidChange(() => changed.fire(teamProtocolUri)),
    vscode.workspace.registerTextDocumentContentProvider(teamProtocolUri.scheme, provider),
  );
}
