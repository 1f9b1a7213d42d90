import * as vscode from 'vscode';
import { commandIds, internalCommandIds } from '../contributions.ts';
import { countLabel } from './boundaryWords.ts';

interface Action extends vscode.QuickPickItem {
  readonly run: () => Thenable<unknown>;
}

/** Asks what to do about the boundary and does it; nothing happens when the person walks away. */
export async function askBoundaryAction(state: {
  readonly canExplain: boolean;
  readonly crossings: number;
  readonly mode: 'off' | 'warn';
}): Promise<void> {
  const { l10n, commands } = vscode;
  const why: Action = {
    label: `$(question) ${l10n.t('Why?')}`,
    description: l10n.t('Where this file stands and who reviews it'),
    run: () => commands.executeCommand(internalCommandIds.showBoundaryExplanation),
  };
  const undo: Action = {
    label: `$(discard) ${l10n.t('Undo My Edits')}`,
    description: countLabel(state.crossings),
    run: () => commands.executeCommand(internalCommandIds.undoCrossing),
  };
  const keep: Action = {
    label: `$(check) ${l10n.t('Keep These Changes')}`,
    description: l10n.t('They stay recorded, the warning goes'),
    run: () => commands.executeCommand(internalCommandIds.keepCrossing),
  };
  const guide: Action = {
    label: `$(compass) ${l10n.t('Open Guide')}`,
    run: () => commands.executeCommand('footbridge.guide.focus'),
  };
  const toggle: Action = {
    label:
      state.mode === 'warn'
        ? `$(bell-slash) ${l10n.t('Turn Warnings Off')}`
        : `$(bell) ${l10n.t('Turn Warnings On')}`,
    description: l10n.t('Production edits are recorded either way'),
    run: () =>
      commands.executeCommand(commandIds.setBoundaryMode, { mode: state.mode === 'warn' ? 'off' : 'warn' }),
  };
  const actions = [
    ...(state.canExplain ? [why] : []),
    ...(state.crossings > 0 ? [undo, keep] : []),
    guide,
    toggle,
  ];
  const chosen = await vscode.window.showQuickPick(actions, { title: 'Footbridge' });
  await chosen?.run();
}
