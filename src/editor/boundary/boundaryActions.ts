import * as vscode from 'vscode';
import { commandIds, crossingCommandIds, internalCommandIds } from '../contributions.ts';
import {
  countLabel,
  describeCrossing,
  nameAndFolder,
  withoutMarks,
  zoneIcon,
  zoneLabel,
} from './boundaryWords.ts';
import type { BoundaryState } from './boundaryState.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import { actionsFor, runAction } from './crossingActions.ts';

/** One line of the quick pick; a separator does nothing. */
interface Entry extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** As many files as are listed; the Crossings view has them all. */
const listedFiles = 8;

/**
 * Asks what to do about the boundary and does it; nothing happens when the person walks away. What concerns the active
 * file comes first.
 * @param active the file in the active editor
 */
export async function askBoundaryAction(state: BoundaryState, active: vscode.Uri | undefined): Promise<void> {
  const { warnings } = state;
  const here = warnings.find(({ uri }) => uri.toString() === active?.toString());
  const only = here ?? (warnings.length === 1 ? warnings[0] : undefined);
  const others = warnings.filter((file) => file !== only);
  await choose(
    [
      ...(only ? ofFile(only) : explainActive(state, active)),
      ...(others.length > 0 ? otherFiles(others) : []),
      ...(warnings.length > 1 ? allFiles(warnings.length) : []),
      ...general(state),
    ],
    only ? withoutMarks(describeCrossing(only.crossing)) : undefined,
  );
}

async function choose(entries: readonly Entry[], placeHolder: string | undefined): Promise<void> {
  const options = { title: 'Footbridge', ...(placeHolder === undefined ? {} : { placeHolder }) };
  const chosen = await vscode.window.showQuickPick(entries, options);
  await chosen?.run?.();
}

function ofFile(file: CrossedFile): Entry[] {
  const actions = actionsFor(file).filter(({ id }) => id !== 'silence');
  return [
    separator(nameAndFolder(file.crossing, false).name),
    ...actions.map((action) => ({
      label: action.label,
      iconPath: new vscode.ThemeIcon(action.icon),
      description: action.detail,
      run: () => runAction(action, file.uri),
    })),
  ];
}

function explainActive({ placementOf }: BoundaryState, active: vscode.Uri | undefined): Entry[] {
  if (!active || !placementOf(active)) return [];
  return [
    {
      label: vscode.l10n.t('Why?'),
      iconPath: new vscode.ThemeIcon('question'),
      description: vscode.l10n.t('Where this file stands and who reviews it'),
      run: () => vscode.commands.executeCommand(crossingCommandIds.showBoundaryExplanation, active),
    },
  ];
}

function otherFiles(files: readonly CrossedFile[]): Entry[] {
  const entries = files.slice(-listedFiles).map((file): Entry => {
    const { name, folder } = nameAndFolder(file.crossing, true);
    return {
      label: name.replaceAll('$(', '$ ('),
      iconPath: new vscode.ThemeIcon(zoneIcon(file.crossing.zone)),
      description: `${zoneLabel(file.crossing.zone)} · ${folder}`,
      run: () => choose(ofFile(file), withoutMarks(describeCrossing(file.crossing))),
    };
  });
  return [separator(vscode.l10n.t('Production files that changed')), ...entries.toReversed()];
}

function allFiles(count: number): Entry[] {
  const { l10n, commands } = vscode;
  return [
    separator(countLabel(count)),
    {
      label: l10n.t('Put All Files Back'),
      iconPath: new vscode.ThemeIcon('discard'),
      run: () => commands.executeCommand(commandIds.putAllBack),
    },
    {
      label: l10n.t('Keep All Changes'),
      iconPath: new vscode.ThemeIcon('check'),
      description: l10n.t('They stay recorded, the warnings go'),
      run: () => commands.executeCommand(crossingCommandIds.keepCrossing),
    },
  ];
}

function general({ mode, unlocked, open, ended }: BoundaryState): Entry[] {
  const { l10n, commands } = vscode;
  const list: Entry = {
    label: l10n.t('Show All Crossings'),
    iconPath: new vscode.ThemeIcon('list-tree'),
    run: () => commands.executeCommand('footbridge.crossings.focus'),
  };
  const protocol: Entry = {
    label: l10n.t('Show Team Protocol'),
    iconPath: new vscode.ThemeIcon('book'),
    description: l10n.t('What you may do alone, and what needs a review'),
    run: () => commands.executeCommand(commandIds.showTeamProtocol, {}),
  };
  const silence: Entry = {
    label: l10n.t('Silence Warnings'),
    iconPath: new vscode.ThemeIcon('bell-slash'),
    description: l10n.t('Production edits are recorded either way'),
    run: () => commands.executeCommand(commandIds.silenceWarnings),
  };
  const resume: Entry = {
    label: l10n.t('Turn Warnings Back On'),
    iconPath: new vscode.ThemeIcon('bell'),
    run: () => commands.executeCommand(commandIds.resumeWarnings),
  };
  const unlock: Entry = {
    label: l10n.t('Unlock All Files'),
    iconPath: new vscode.ThemeIcon('unlock'),
    description: l10n.t('Until this window is reloaded; edits are still recorded'),
    run: () => commands.executeCommand(internalCommandIds.unlockAll),
  };
  const again: Entry = {
    label: l10n.t('Lock Again'),
    iconPath: new vscode.ThemeIcon('lock'),
    description: l10n.t('Production files cannot be typed into then'),
    run: () => commands.executeCommand(commandIds.setBoundaryMode, { mode: 'lock' }),
  };
  const locks = [...(unlocked === 'all' ? [] : [unlock]), ...(unlocked === 'none' ? [] : [again])];
  return [
    separator(''),
    ...(mode === 'lock' ? locks : []),
    {
      label: l10n.t('Open Guide'),
      iconPath: new vscode.ThemeIcon('compass'),
      run: () => commands.executeCommand('footbridge.guide.focus'),
    },
    protocol,
    ...(open.length + ended.length > 0 ? [list] : []),
    mode === 'off' ? resume : silence,
    {
      label: l10n.t('Set Boundary Mode'),
      iconPath: new vscode.ThemeIcon('settings'),
      description: l10n.t('Warn, lock production files, or only record'),
      run: () => commands.executeCommand(commandIds.setBoundaryMode),
    },
  ];
}

function separator(label: string): Entry {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
