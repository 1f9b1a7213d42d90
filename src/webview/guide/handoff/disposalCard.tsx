import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import { lifetimeWords } from '../words.ts';
import { DiscardForm } from './discardForm.tsx';
import { DiscardedCard } from './discardedCard.tsx';
import { ExtendForm } from './extendForm.tsx';
import { dateWord, daysAgo } from './handoffWords.ts';

/** By this id the header's way to the throw-away date finds it. */
export const disposalId = 'throw-away';

/** Until when the prototype lives, how to move that once, and how to throw it away without losing what was learnt. */
export function DisposalCard({ experiment }: { readonly experiment: ExperimentView }) {
  const { disposal, daysLeft, hasPrototype, stage } = experiment;
  const { discarded } = disposal;
  if (stage === 'discarded' || discarded)
    return <DiscardedCard experiment={experiment} headingId={disposalId} />;
  if (!hasPrototype) return null;
  const isLate = daysLeft < 0;
  return (
    <section
      class={isLate ? 'card disposal past' : 'card disposal'}
      data-keeps-focus={disposalId}
      aria-labelledby={disposalId}
    >
      <Icon name={isLate ? 'warning' : 'clock'} />
      <div>
        <h3 id={disposalId} tabIndex={-1}>
          {isLate ? l10n.t('The throw-away date has passed') : l10n.t('When the prototype is thrown away')}
        </h3>
        <p>
          {dateWord(disposal.due)}{' '}
          <span class={isLate ? 'late' : 'hint'}>
            {isLate ? daysAgo(-daysLeft) : lifetimeWords(daysLeft)}
          </span>
        </p>
        {disposal.extension && <Extended extension={disposal.extension} />}
        {!disposal.extension && <ExtendForm experiment={experiment} />}
        <DiscardForm experiment={experiment} />
      </div>
    </section>
  );
}

type Extension = NonNullable<ExperimentView['disposal']['extension']>;

function Extended({ extension: { from, reason } }: { readonly extension: Extension }) {
  return (
    <p class="hint">
      {l10n.t('Moved once, from {0}, and not again:', dateWord(from))} <q>{reason}</q>
    </p>
  );
}
