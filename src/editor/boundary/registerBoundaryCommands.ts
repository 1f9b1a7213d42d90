import * as vscode from 'vscode';
import { register } from '../commands/command.ts';
import { commandIds, crossingCommandIds, internalCommandIds } from '../contributions.ts';
import { Lazy } from '../lazy.ts';
import type { Log } from '../log.ts';
import type { BoundaryController } from './boundaryController.ts';
import type { crossingCommands } from './crossingCommands.ts';

const ids = {
  ...crossingCommandIds,
  putAllBack: commandIds.putAllBack,
  silenceWarnings: commandIds.silenceWarnings,
  resumeWarnings: commandIds.resumeWarnings,
  showBoundaryActions: internalCommandIds.showBoundaryActions,
  showPolicyLine: internalCommandIds.showPolicyLine,
} as const;
type Name = keyof ReturnType<typeof crossingCommands>;

/**
 * Registers the commands behind the boundary's buttons, links, menus and quick fixes, under the contract of all
 * commands. They take `{ path? }` from programs; a button, link or menu passes its file as a URI, a path or a tree
 * node, which counts as a person's own choice, so that what cannot be done is shown. Their code is loaded on first use.
 */
export function registerBoundaryCommands(boundary: BoundaryController, log: Log): vscode.Disposable {
  const held: vscode.Disposable[] = [];
  const loaded = new Lazy(async () => {
    const [{ crossingCommands: commands }, { ExplanationPanel: Panel }] = await Promise.all([
      import('./crossingCommands.ts'),
      import('./explanationPanel.ts'),
    ]);
    const panel = new Panel();
    const refresh = (): void => {
      panel.refresh().catch((error: unknown) => log.error('explanation', error));
    };
    held.push(panel, boundary.onDidChange(refresh));
    return commands(boundary, panel);
  });
  const entry = (name: Name): vscode.Disposable =>
    register({ id: ids[name], load: async () => (await loaded.get())[name] }, log);
  return vscode.Disposable.from(
    entry('undoCrossing'),
    entry('moveCrossing'),
    entry('putAllBack'),
    entry('keepCrossing'),
    entry('askEngineer'),
    entry('openCrossing'),
    entry('showBoundaryExplanation'),
    entry('showBoundaryActions'),
    entry('showPolicyLine'),
    entry('silenceWarnings'),
    entry('resumeWarnings'),
    { dispose: () => held.forEach((one) => one.dispose()) },
  );
}
