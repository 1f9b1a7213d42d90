import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';

/** The state in which a screen is meant to be seen; see core/prototype/contract.ts. */
const usualState = 'ready';

/** The screen somebody is on in words, with its state where that is not the usual one. @param place as in `basket/empty` */
export function placeWords(place: string, { landmarks, hypothesis }: ExperimentView): string {
  const [screen = '', state = ''] = place.split('/');
  const known = landmarks?.screens.find(({ id }) => id === screen);
  const words = known?.words ?? hypothesis.steps.find(({ id }) => id === screen)?.title ?? spelt(screen);
  return state === '' || state === usualState
    ? words
    : l10n.t('{0} ({1})', words, state.replaceAll('-', ' '));
}

/** An id as words, such as "Order confirmed". */
function spelt(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
