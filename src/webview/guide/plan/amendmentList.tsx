import * as l10n from '@vscode/l10n';
import type { ProtocolView } from '../../../protocol/guideEvidence.ts';
import { barChangeWords, dayWord, protocolParts } from './planWords.ts';

/** Changes of the protocol after it was locked, each with its reason; nothing where there are none. */
export function AmendmentList({ amendments }: { readonly amendments: ProtocolView['amendments'] }) {
  if (amendments.length === 0) return null;
  return (
    <div class="amendments">
      <p class="plan-heading">
        {amendments.length === 1
          ? l10n.t('Changed once after it was locked')
          : l10n.t('Changed {0} times after it was locked', amendments.length)}
      </p>
      <ol>
        {amendments.map(({ at, reason, fields, bar }, index) => (
          <li key={index}>
            <time dateTime={at}>{dayWord(at, true)}</time>
            <span class="amended">{protocolParts(fields)}</span>
            {bar && <span class="amended">{barChangeWords(bar)}</span>}
            <q>{reason}</q>
          </li>
        ))}
      </ol>
    </div>
  );
}
