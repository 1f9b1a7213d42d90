import * as vscode from 'vscode';
import type { KeptPart } from '../../core/handoff/learning/disposal.ts';
import type { WhatGoesView } from '../../protocol/guideHandoff.ts';
import { formatBytes } from './formatBytes.ts';

/** Shows what goes, what stays and what is out of reach, and asks once more. */
export async function confirmDisposal(title: string, goes: WhatGoesView): Promise<boolean> {
  const { l10n } = vscode;
  const yes = l10n.t('Discard Prototype');
  const detail = disposalDetail(goes);
  const question = l10n.t('Throw the prototype of "{0}" away?', title);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

/** What a person reads before they throw a prototype away, in paragraphs. */
export function disposalDetail(goes: WhatGoesView): string {
  return [goesWords(goes), keepsWords(goes.keeps), ...outOfReachWords(goes.outOfReach), backWords()].join(
    '\n\n',
  );
}

function goesWords({ variants, files, checkpoints, datasets, bytes }: WhatGoesView): string {
  const { l10n } = vscode;
  const parts = [
    ...counted(variants, l10n.t('1 variant'), l10n.t('{0} variants', variants)),
    ...counted(files, l10n.t('1 file'), l10n.t('{0} files', files)),
    ...counted(checkpoints, l10n.t('1 earlier version'), l10n.t('{0} earlier versions', checkpoints)),
    ...counted(
      datasets,
      l10n.t('1 attached file with data'),
      l10n.t('{0} attached files with data', datasets),
    ),
  ];
  if (parts.length === 0) return l10n.t('There is no prototype that could go.');
  return l10n.t('What goes ({0}): {1}.', formatBytes(bytes, vscode.env.language), parts.join(', '));
}

/** Nothing is said of what there is none of. */
function counted(count: number, one: string, several: string): string[] {
  return count === 0 ? [] : [count === 1 ? one : several];
}

function keepsWords(keeps: readonly KeptPart[]): string {
  const { l10n } = vscode;
  const names: Record<KeptPart, string> = {
    hypothesis: l10n.t('the hypothesis'),
    evidence: l10n.t('the evidence'),
    generations: l10n.t('the record of model turns and costs'),
    crossings: l10n.t('the crossings'),
    brief: l10n.t('the brief'),
    learning: l10n.t('the learning'),
  };
  return l10n.t('What stays: {0}.', keeps.map((part) => names[part]).join(', '));
}

function outOfReachWords(sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [vscode.l10n.t('Out of reach from here: {0}', sentences.join(' '))];
}

function backWords(): string {
  return vscode.l10n.t('For 30 days you can take it back. After that it is deleted for good.');
}
