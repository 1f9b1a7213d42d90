import * as vscode from 'vscode';
import type { OutOfReach } from '../../core/evidence/outOfReach.ts';

/** What is out of reach after a withdrawal, as a sentence that says what to do about it. */
export function outOfReachWords(one: OutOfReach): string {
  const { l10n } = vscode;
  switch (one.kind) {
    case 'gitHistory':
      return l10n.t(
        'Git still has the deleted files in its history: {0}. Whoever looks after the repository can rewrite it.',
        one.files.join(', '),
      );
    case 'gitRemotes':
      return l10n.t(
        'They were pushed or pulled, so other clones have them: {0}. Tell whoever has one.',
        one.remotes.join(', ') || l10n.t('a remote that is gone'),
      );
    case 'gitUnknown':
      return l10n.t(
        'The lab is in a git repository, which could not be asked. Its history may have the files.',
      );
    case 'brief':
      return l10n.t(
        'The brief {0} names this participant. Export it again, or delete it where the prototype is thrown away, and tell whoever has a copy.',
        one.file,
      );
    case 'mentions':
      return l10n.t(
        'The code, or a picture of outcomes that may show it, is in these files of the lab: {0}. Delete those that are about this participant, or export them again.',
        one.files.join(', '),
      );
    case 'notSearched':
      return l10n.t(
        'Not every file of the lab could be searched for the code. Look through exports and notes yourself.',
      );
    case 'resultFile':
      return l10n.t(
        'Their results came from a test kit: the file is still where it was sent from and saved.',
      );
    case 'capture':
      return l10n.t('Their results came from your analytics, where they still are.');
    default:
      return l10n.t(
        'Nobody can tell whose records these are, as they cannot be read: {0}. Look at them yourself.',
        one.files.join(', '),
      );
  }
}
