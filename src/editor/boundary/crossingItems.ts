import * as vscode from 'vscode';
import type { Crossing, CrossingEnd } from '../../core/boundary/crossing.ts';
import type { Placement } from '../../core/boundary/zone.ts';
import { escape } from '../../core/handoff/markdown/escape.ts';
import { actionsFor } from './crossingActions.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import {
  changeLabel,
  commandLink,
  describeCrossing,
  endLabel,
  nameAndFolder,
  riskOf,
  withoutMarks,
  zoneIcon,
  zoneLabel,
} from './boundaryWords.ts';

/** How a crossing that ended looks. */
const endIcons: Record<CrossingEnd, string> = {
  undone: 'discard',
  kept: 'check',
  moved: 'beaker',
  proposed: 'git-pull-request',
  committed: 'git-commit',
};

/**
 * The tree's line of an open crossing. Its `contextValue` lists what can be done with it, by which the manifest's menus
 * choose their entries.
 * @param placement where the file stands now; `undefined` where that is not known any more
 * @param showsFolder whether files come from several production folders
 */
export function crossingItem(
  file: CrossedFile,
  placement: Placement | undefined,
  showsFolder: boolean,
): vscode.TreeItem {
  const { crossing } = file;
  const { name, folder } = nameAndFolder(crossing, showsFolder);
  const actions = actionsFor(file);
  const item = new vscode.TreeItem(name);
  const what = changeLabel(crossing);
  item.id = `crossing/${crossing.id}`;
  item.contextValue = ['crossing', ...actions.map(({ id }) => id)].join(' ');
  item.description = [folder, what].filter((part) => part !== '').join(' · ');
  item.iconPath = new vscode.ThemeIcon(zoneIcon(crossing.zone), colorOf(crossing));
  const why = placement === undefined ? '' : vscode.l10n.t(placement.why);
  const spoken = [name, what, folder, zoneLabel(crossing.zone), why].filter((part) => part !== '');
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.tooltip = tooltipOf(file, placement);
  return item;
}

/** The tree's line of a crossing that has ended. */
export function endedItem(crossing: Crossing, showsFolder: boolean): vscode.TreeItem {
  const { name, folder } = nameAndFolder(crossing, showsFolder);
  const how = crossing.ended ?? 'kept';
  const item = new vscode.TreeItem(name);
  item.id = `ended/${crossing.id}`;
  item.contextValue = 'ended';
  const parts = [folder, endLabel(how)].filter((part) => part !== '');
  item.description = parts.join(' · ');
  item.iconPath = new vscode.ThemeIcon(endIcons[how]);
  const told = `${zoneLabel(crossing.zone)}: ${changeLabel(crossing)}, ${endLabel(how)}`;
  item.tooltip = new vscode.MarkdownString(`${escape(crossing.path)}\n\n${escape(told)}`);
  item.accessibilityInformation = { label: [name, changeLabel(crossing), ...parts].join(', ') };
  return item;
}

function colorOf({ zone }: Crossing): vscode.ThemeColor | undefined {
  if (zone === 'open') return undefined;
  return new vscode.ThemeColor(zone === 'critical' ? 'list.errorForeground' : 'list.warningForeground');
}

function tooltipOf(file: CrossedFile, placement: Placement | undefined): vscode.MarkdownString {
  const { crossing, uri } = file;
  const tooltip = new vscode.MarkdownString();
  const actions = actionsFor(file);
  tooltip.isTrusted = { enabledCommands: actions.map(({ command }) => command) };
  const paragraph = (text: string): void => void tooltip.appendMarkdown(`${escape(text)}\n\n`);
  paragraph(withoutMarks(describeCrossing(crossing)));
  paragraph(`${zoneLabel(crossing.zone)}${placement ? `: ${vscode.l10n.t(placement.why)}` : ''}`);
  if (placement) paragraph(riskOf(placement));
  const links = actions
    .filter(({ id }) => id === 'why' || id === 'ask')
    .map(({ label, command }) => `[${label}](${commandLink(command, uri.fsPath)})`);
  return tooltip.appendMarkdown(links.join(' · '));
}
