import * as vscode from 'vscode';
import type { Placement } from '../../core/boundary/zone.ts';
import { commandIds, internalCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import { commandLink, countLabel, ownersSentence, zoneIcon, zoneLabel } from './boundaryWords.ts';

/** What the status bar tells. */
export interface BoundaryStatus {
  /** Title of the active experiment. */
  readonly experiment: string | undefined;
  /** Where the active file stands; `undefined` when it is on neither side. */
  readonly placement: Placement | undefined;
  /** How many crossings there are to warn of. */
  readonly crossings: number;
  readonly mode: 'off' | 'warn';
}

/** How much of an experiment's title fits, in characters. */
const longestTitle = 28;

/** Footbridge's one status bar item. It is created when there is something to say. */
export class BoundaryStatusBar extends Disposable {
  #item: vscode.StatusBarItem | undefined;

  /** @param status `undefined` hides the item */
  show(status: BoundaryStatus | undefined): void {
    if (!status) return this.#item?.hide();
    const item = (this.#item ??= this.#create());
    item.text = textOf(status);
    item.tooltip = tooltipOf(status);
    item.backgroundColor =
      status.crossings > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.accessibilityInformation = { label: `Footbridge: ${plainTextOf(status)}`, role: 'button' };
    item.show();
  }

  #create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('footbridge.boundary', vscode.StatusBarAlignment.Left, 50);
    item.name = 'Footbridge';
    item.command = internalCommandIds.showBoundaryActions;
    return this._register(item);
  }
}

function textOf(status: BoundaryStatus): string {
  const icon =
    status.crossings > 0 ? '$(warning)' : status.placement ? zoneIcon(status.placement.zone) : '$(beaker)';
  return `${icon} ${plainTextOf(status).replaceAll('$(', '$ (')}`;
}

function plainTextOf({ crossings, placement, experiment }: BoundaryStatus): string {
  const first = crossings > 0 ? countLabel(crossings) : placement && zoneLabel(placement.zone);
  const parts = [first, experiment && shorten(experiment)].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length === 0 ? vscode.l10n.t('No experiment active') : parts.join(' · ');
}

function shorten(title: string): string {
  const characters = Array.from(title);
  return characters.length <= longestTitle
    ? title
    : `${characters
        .slice(0, longestTitle - 1)
        .join('')
        .trimEnd()}…`;
}

function tooltipOf({ placement, experiment, crossings, mode }: BoundaryStatus): vscode.MarkdownString {
  const { l10n } = vscode;
  const tooltip = new vscode.MarkdownString('', true);
  const commands = [
    internalCommandIds.undoCrossing,
    internalCommandIds.showBoundaryExplanation,
    commandIds.setBoundaryMode,
  ];
  tooltip.isTrusted = { enabledCommands: [...commands, 'footbridge.guide.focus'] };
  const paragraph = (text: string): void => void tooltip.appendText(text).appendMarkdown('\n\n');
  if (experiment !== undefined) paragraph(l10n.t('Experiment: {0}', experiment));
  if (placement) {
    paragraph(`${zoneLabel(placement.zone)}: ${l10n.t(placement.why)}`);
    if (placement.owners.length > 0) paragraph(ownersSentence(placement.owners));
    tooltip.appendMarkdown(`\`${placement.rule}\`\n\n`);
  }
  if (mode === 'off') paragraph(l10n.t('Warnings are off. Production edits are still recorded.'));
  const links = [
    crossings > 0 && link(l10n.t('Undo My Edits'), commandLink(internalCommandIds.undoCrossing)),
    placement && link(l10n.t('Why?'), commandLink(internalCommandIds.showBoundaryExplanation)),
    link(l10n.t('Open Guide'), commandLink('footbridge.guide.focus')),
    mode === 'warn'
      ? link(l10n.t('Turn Warnings Off'), commandLink(commandIds.setBoundaryMode, { mode: 'off' }))
      : link(l10n.t('Turn Warnings On'), commandLink(commandIds.setBoundaryMode, { mode: 'warn' })),
  ];
  return tooltip.appendMarkdown(links.filter((one) => typeof one === 'string').join(' · '));
}

function link(label: string, target: string): string {
  return `[${label}](${target})`;
}
