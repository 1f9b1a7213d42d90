import * as vscode from 'vscode';
import type { Crossing } from '../../core/boundary/crossing.ts';
import { commandIds, crossingCommandIds } from '../contributions.ts';
import type { CrossedFile } from './boundaryProblems.ts';

/** One thing a person can do about a crossing. */
export interface CrossingAction {
  readonly id: 'move' | 'undo' | 'fix' | 'ask' | 'why' | 'compare' | 'keep' | 'silence';
  readonly label: string;
  /** For buttons with little room. */
  readonly short: string;
  /** What comes of it, in a few words. */
  readonly detail: string;
  /** The codicon's id. */
  readonly icon: string;
  readonly command: string;
  /** Whether the command wants to know the file. */
  readonly isAboutFile: boolean;
}

/** What {@link actionsFor} looks at. */
type Subject = Pick<CrossedFile, 'canUndo' | 'isFile'> & {
  readonly crossing: Pick<Crossing, 'zone' | 'change'>;
};

/**
 * What can be done about a crossing, the likeliest first: the one list behind notification, quick fixes, quick pick,
 * tree, tooltip and page. What cannot be done with this crossing is left out.
 */
export function actionsFor({ crossing, canUndo, isFile }: Subject): CrossingAction[] {
  const { zone, change } = crossing;
  const hasText = change === 'edit' || change === 'create';
  const isPossible: Partial<Record<CrossingAction['id'], boolean>> = {
    move: canUndo && hasText && isFile,
    undo: canUndo,
    fix: zone === 'gated' || zone === 'open',
    compare: change === 'edit' || change === 'delete',
  };
  return allActions().filter(({ id }) => isPossible[id] ?? true);
}

function allActions(): CrossingAction[] {
  return [...waysBack(), ...waysOn()];
}

function waysBack(): CrossingAction[] {
  const { l10n } = vscode;
  return [
    {
      id: 'undo',
      label: l10n.t('Put the File Back'),
      short: l10n.t('Put It Back'),
      detail: l10n.t('As it was before you began to explore'),
      icon: 'discard',
      command: crossingCommandIds.undoCrossing,
      isAboutFile: true,
    },
    {
      id: 'move',
      label: l10n.t('Move This Change into the Prototype'),
      short: l10n.t('Move to Prototype'),
      detail: l10n.t('A copy goes there, and production is put back'),
      icon: 'beaker',
      command: crossingCommandIds.moveCrossing,
      isAboutFile: true,
    },
    {
      id: 'fix',
      label: l10n.t('Propose as Lightweight Fix'),
      short: l10n.t('Propose as Fix'),
      detail: l10n.t('What it touches is measured first'),
      icon: 'git-pull-request',
      command: commandIds.proposeLightweightFix,
      isAboutFile: true,
    },
  ];
}

function waysOn(): CrossingAction[] {
  const { l10n } = vscode;
  return [
    {
      id: 'ask',
      label: l10n.t('Ask an Engineer'),
      short: l10n.t('Ask Engineer'),
      detail: l10n.t('Copies a message for the people who own this file'),
      icon: 'comment-discussion',
      command: crossingCommandIds.askEngineer,
      isAboutFile: true,
    },
    {
      id: 'why',
      label: l10n.t('Why Does This Matter?'),
      short: l10n.t('Why?'),
      detail: l10n.t('Which zone, what could break, what is safe instead'),
      icon: 'question',
      command: crossingCommandIds.showBoundaryExplanation,
      isAboutFile: true,
    },
    {
      id: 'compare',
      label: l10n.t('Show What Changed'),
      short: l10n.t('Compare'),
      detail: l10n.t('Before and now, side by side'),
      icon: 'diff',
      command: crossingCommandIds.openCrossing,
      isAboutFile: true,
    },
    {
      id: 'keep',
      label: l10n.t('Keep This Change'),
      short: l10n.t('Keep'),
      detail: l10n.t('It stays recorded, the warning goes'),
      icon: 'check',
      command: crossingCommandIds.keepCrossing,
      isAboutFile: true,
    },
    {
      id: 'silence',
      label: l10n.t('Silence Warnings'),
      short: l10n.t('Silence'),
      detail: l10n.t('Production edits are recorded either way'),
      icon: 'bell-slash',
      command: commandIds.silenceWarnings,
      isAboutFile: false,
    },
  ];
}

/** The action of this kind, where it can be done with this crossing. */
export function actionOf(subject: Subject, id: CrossingAction['id']): CrossingAction | undefined {
  return actionsFor(subject).find((action) => action.id === id);
}

/** Does it. */
export async function runAction({ command, isAboutFile }: CrossingAction, uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand(command, ...(isAboutFile ? [uri] : []));
}
