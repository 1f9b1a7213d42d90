import * as vscode from 'vscode';
import type { Placement } from '../../core/boundary/zone.ts';
import { code, escape } from '../../core/handoff/markdown/escape.ts';
import { commandIds, crossingCommandIds, internalCommandIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { BoundaryState } from './boundaryState.ts';
import {
  commandLink,
  countLabel,
  ownersSentence,
  riskOf,
  silencedLabel,
  zoneIcon,
  zoneLabel,
} from './boundaryWords.ts';

/** How far lock mode holds now: for all files, not for the active one, not for some others, or for none. */
export type LockStatus = 'locked' | 'fileUnlocked' | 'someUnlocked' | 'allUnlocked';

/** What the status bar tells. */
export interface BoundaryStatus extends Pick<BoundaryState, 'experiment' | 'mode' | 'troubles'> {
  /** Where the active file stands; `undefined` when it is on neither side. */
  readonly placement: Placement | undefined;
  /** `undefined` in other modes. */
  readonly lock: LockStatus | undefined;
  /** How many crossings there are to warn of. */
  readonly crossings: number;
  /** How many there would be if warnings were on. */
  readonly silenced: number;
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
    item.accessibilityInformation = { label: spokenTextOf(status), role: 'button' };
    item.show();
  }

  #create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('footbridge.boundary', vscode.StatusBarAlignment.Left, 50);
    item.name = 'Footbridge';
    item.command = internalCommandIds.showBoundaryActions;
    return this._register(item);
  }
}

function iconOf({ crossings, mode, lock, placement }: BoundaryStatus): string {
  if (crossings > 0) return 'warning';
  if (mode === 'off') return 'bell-slash';
  if (!placement) return 'beaker';
  if (!lock || placement.zone === 'open' || placement.zone === 'exploration') return zoneIcon(placement.zone);
  return lock === 'fileUnlocked' || lock === 'allUnlocked' ? 'unlock' : 'lock';
}

function textOf(status: BoundaryStatus): string {
  return `$(${iconOf(status)}) ${plainTextOf(status).replaceAll('$(', '$ (')}`;
}

function plainTextOf({ crossings, silenced, placement, experiment }: BoundaryStatus): string {
  const parts = [
    firstPart(crossings, silenced) ?? (placement && zoneLabel(placement.zone)),
    experiment && shorten(experiment),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? vscode.l10n.t('No experiment active') : parts.join(' · ');
}

function firstPart(crossings: number, silenced: number): string | undefined {
  if (crossings > 0) return countLabel(crossings);
  return silenced > 0 ? silencedLabel(silenced) : undefined;
}

/** Who cannot see icon and colour hears what they mean, and the zone also where the count takes its place. */
function spokenTextOf(status: BoundaryStatus): string {
  const { crossings, silenced, placement, mode, lock } = status;
  const isZoneHidden = crossings + silenced > 0;
  const parts = [
    `Footbridge: ${plainTextOf(status)}`,
    isZoneHidden && placement ? vscode.l10n.t('this file: {0}', zoneLabel(placement.zone)) : '',
    mode === 'off' ? vscode.l10n.t('warnings are silenced') : '',
    lock ? spokenLock(lock) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function spokenLock(lock: LockStatus): string {
  const { l10n } = vscode;
  const words: Record<LockStatus, string> = {
    locked: l10n.t('production files are locked'),
    fileUnlocked: l10n.t('this file is unlocked'),
    someUnlocked: l10n.t('production files are locked, except those that were unlocked'),
    allUnlocked: l10n.t('production files are unlocked'),
  };
  return words[lock];
}

function lockSentence(lock: LockStatus): string {
  const { l10n } = vscode;
  const sentences: Record<LockStatus, string> = {
    locked: l10n.t('Production files are locked in the editor; each can be unlocked.'),
    fileUnlocked: l10n.t(
      'This file is unlocked until the window is reloaded. Other production files are locked.',
    ),
    someUnlocked: l10n.t('Production files are locked in the editor, except those you have unlocked.'),
    allUnlocked: l10n.t(
      'All production files are unlocked until the window is reloaded. Edits are still recorded.',
    ),
  };
  return sentences[lock];
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

function tooltipOf(status: BoundaryStatus): vscode.MarkdownString {
  const { placement, experiment, mode, lock, troubles } = status;
  const { l10n } = vscode;
  const tooltip = new vscode.MarkdownString('', true);
  const paragraph = (text: string): void => void tooltip.appendMarkdown(`${escape(text)}\n\n`);
  if (experiment !== undefined) paragraph(l10n.t('Experiment: {0}', experiment));
  if (placement) {
    paragraph(`${zoneLabel(placement.zone)}: ${l10n.t(placement.why)}`);
    if (placement.zone !== 'exploration') paragraph(riskOf(placement));
    if (placement.owners.length > 0) paragraph(ownersSentence(placement.owners));
    tooltip.appendMarkdown(`${code(placement.rule)}\n\n`);
  }
  if (mode === 'off') paragraph(l10n.t('Warnings are off. Production edits are still recorded.'));
  if (lock) paragraph(lockSentence(lock));
  for (const trouble of troubles) tooltip.appendMarkdown(`$(info) ${escape(trouble)}\n\n`);
  const links = linksOf(status);
  tooltip.isTrusted = { enabledCommands: links.map(({ command }) => command) };
  return tooltip.appendMarkdown(
    links.map(({ label, command, argument }) => `[${label}](${commandLink(command, argument)})`).join(' · '),
  );
}

function linksOf({
  crossings,
  silenced,
  placement,
  mode,
  lock,
}: BoundaryStatus): { label: string; command: string; argument?: object }[] {
  const { l10n } = vscode;
  const back = { label: l10n.t('Put All Files Back'), command: commandIds.putAllBack };
  const all = { label: l10n.t('Show All Crossings'), command: 'footbridge.crossings.focus' };
  const again = {
    label: l10n.t('Lock Again'),
    command: commandIds.setBoundaryMode,
    argument: { mode: 'lock' },
  };
  const why = { label: l10n.t('Why?'), command: crossingCommandIds.showBoundaryExplanation };
  return [
    ...(crossings > 0 ? [back] : []),
    ...(crossings + silenced > 0 ? [all] : []),
    ...(placement ? [why] : []),
    ...(lock && lock !== 'locked' ? [again] : []),
    { label: l10n.t('Open Guide'), command: 'footbridge.guide.focus' },
    mode === 'off'
      ? { label: l10n.t('Turn Warnings Back On'), command: commandIds.resumeWarnings }
      : { label: l10n.t('Silence Warnings'), command: commandIds.silenceWarnings },
  ];
}
