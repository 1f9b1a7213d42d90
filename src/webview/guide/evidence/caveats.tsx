import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { caveatWords } from './caveatWords.ts';

/** What belongs to the result as much as the count does. */
export function Caveats({ caveats, variants }: Pick<ReadingView, 'caveats' | 'variants'>) {
  // A pilot of one variant beside “nobody tried it beforehand” is a contradiction unless it says of which.
  const several = variants.length > 1;
  const named = several || caveats.some(({ code }) => code === 'pilots');
  if (caveats.length === 0) return null;
  return (
    <section class="caveats" aria-label={l10n.t('What to keep in mind')}>
      <h4>{l10n.t('What to keep in mind')}</h4>
      <ul>
        {caveats.map((caveat) => {
          const words = caveatWords(caveat, caveat.code === 'noPilot' ? named : several);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    </section>
  );
}
