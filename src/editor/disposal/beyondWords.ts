import * as vscode from 'vscode';
import type { Beyond } from '../../core/handoff/learning/disposal.ts';
import { outOfReachWords } from '../commands/outOfReachWords.ts';

/** Where a discarded prototype may still be, as a sentence that says what to do about it. */
export function beyondWords(one: Beyond): string {
  const { l10n } = vscode;
  switch (one.kind) {
    case 'kits':
      return l10n.t(
        'Test kits that were given out still hold the prototype. Ask whoever has one to delete it.',
      );
    case 'tools':
      return l10n.t('Tools and pages that were saved from it are where somebody put them.');
    case 'brief':
      return l10n.t('The brief stays, with its pictures, and so do copies of it that were sent.');
    default:
      return outOfReachWords(one);
  }
}
