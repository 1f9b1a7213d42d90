import * as l10n from '@vscode/l10n';
import type { RelatedView } from '../../../protocol/guideHandoff.ts';
import { Icon } from '../../shared/icon.tsx';
import { monthWord } from '../handoff/handoffWords.ts';
import { useHost } from '../host.ts';
import { outcomeWord } from '../words.ts';

/** What was learnt before about the same, while a hypothesis is written; nothing where there is none. */
export function RelatedLearnings({ related }: { readonly related: readonly RelatedView[] }) {
  const host = useHost();
  return (
    <div class="related" role="status">
      {related.length > 0 && (
        <>
          <p class="plan-heading">{l10n.t('Tried before, and about the same')}</p>
          <ul>
            {related.map((one) => (
              <li key={one.slug}>
                <Icon name="history" />
                <div>
                  <button
                    type="button"
                    class="link"
                    onClick={() => host.send({ type: 'openLearning', slug: one.slug })}
                  >
                    {one.title}
                  </button>
                  <span class="hint">{whatCame(one)}</span>
                  <span class="insight">{one.insight}</span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** When, how many of how many, and what was decided. */
function whatCame({ at, successes, participants, outcome, superseded }: RelatedView): string {
  const parts = [
    monthWord(at),
    participants > 0 ? l10n.t('{0} of {1}', successes, participants) : '',
    outcome === undefined ? '' : outcomeWord(outcome),
    superseded ? l10n.t('a newer learning says otherwise') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
