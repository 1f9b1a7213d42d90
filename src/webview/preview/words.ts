import * as l10n from '@vscode/l10n';
import type { SpendingView } from '../../protocol/preview.ts';
import type { PickedElement } from '../prototype/channel.ts';
import type { FaultSeen } from './paneContent.ts';

/** What is wrong, for whoever looks at the preview. */
export function faultText({ kind, message }: FaultSeen): string {
  switch (kind) {
    case 'blank':
      return l10n.t('The first screen is empty.');
    case 'blocked':
      return l10n.t('Stopped, prototypes have no way out of the page: {0}', message);
    default:
      return message;
  }
}

/** The same for the model that is to mend it. */
export function faultForModel({ kind, message }: FaultSeen): string {
  switch (kind) {
    case 'blank':
      return 'The page runs but its first screen is empty: nothing is shown.';
    case 'blocked':
      return `The prototype tried something that is locked (no network, no other page): ${message}`;
    default:
      return message;
  }
}

/** What was spent so far and may be spent, in one line; empty when nothing was. */
export function spendingText({ tokens, dollars, estimated, tokenCap, dollarCap }: SpendingView): string {
  const about = estimated ? '≈ ' : '';
  const count = about + tokens.toLocaleString();
  const spent =
    tokenCap === undefined
      ? l10n.t('{0} tokens so far', count)
      : l10n.t('{0} of {1} tokens so far', count, tokenCap.toLocaleString());
  if (dollars === undefined) return spent;
  const money =
    dollarCap === undefined ? `$${dollars.toFixed(2)}` : `$${dollars.toFixed(2)} / $${dollarCap.toFixed(2)}`;
  return `${spent}, ${about}${money}`;
}

/** An element in a few words, as in `button “Pay now”`. What has no name of its own is called by its tag. */
export function elementText({ tag, text }: PickedElement): string {
  const kind = kindOf(tag);
  if (text === '') return kind ?? tag;
  return kind === undefined ? `“${text}”` : l10n.t('{0} “{1}”', kind, text);
}

/** What people call such an element; `undefined` for what is only there to hold text. */
function kindOf(tag: string): string | undefined {
  if (tag === 'button') return l10n.t('button');
  if (tag === 'a') return l10n.t('link');
  if (/^h[1-6]$/.test(tag)) return l10n.t('heading');
  if (['input', 'textarea', 'select'].includes(tag)) return l10n.t('field');
  return ['img', 'svg', 'picture'].includes(tag) ? l10n.t('picture') : undefined;
}

/** A moment, in the reader's way of writing it. */
export function momentText(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
