import * as l10n from '@vscode/l10n';

/**
 * Keeps a slip of the hand from ending the session, which is in this page only: the browser asks before it closes or leaves it,
 * and Back stays. Called in answer to a press, since browsers skip entries of their history that nobody asked for.
 *
 * @param isUnsaved whether anything would be lost
 * @param say is given words for the participant
 */
export function keepPage(isUnsaved: () => boolean, say: (words: string) => void): void {
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });
  history.pushState(null, '');
  window.addEventListener('popstate', () => {
    if (!isUnsaved()) return;
    history.pushState(null, '');
    say(l10n.t('Back is switched off here, so that nothing you did is lost.'));
  });
}
