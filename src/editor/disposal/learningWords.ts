import * as vscode from 'vscode';
import type { Learning } from '../../core/handoff/learning/learning.ts';

/** When it was tried and what came of it, in a few words: "May 2026 · 1 of 6 · replaced by a newer one". */
export function learningWords({ at, evidence }: Learning, isReplaced: boolean): string {
  const { l10n } = vscode;
  const { successes, participants } = evidence;
  const when = new Date(at).toLocaleDateString(vscode.env.language, { month: 'long', year: 'numeric' });
  const parts = [
    when,
    participants === 0 ? l10n.t('nobody tried it') : l10n.t('{0} of {1}', successes, participants),
    isReplaced ? l10n.t('replaced by a newer one') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
