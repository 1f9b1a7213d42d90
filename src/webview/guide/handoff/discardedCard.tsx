import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import { useHost } from '../host.ts';
import { dayWord } from '../plan/planWords.ts';

interface DiscardedCardProps {
  readonly experiment: ExperimentView;
  /** That of the card it takes the place of. */
  readonly headingId: string;
}

/** After the prototype was thrown away: what stayed, and the way back as long as there is one. */
export function DiscardedCard({ experiment, headingId }: DiscardedCardProps) {
  const host = useHost();
  const { slug, disposal, verdict } = experiment;
  const { discarded } = disposal;
  if (!discarded) return null;
  const { at, until, outOfReach } = discarded;
  return (
    <section class="card disposal discarded" data-keeps-focus={headingId} aria-labelledby={headingId}>
      <Icon name="check" />
      <div>
        <h3 id={headingId} tabIndex={-1}>
          {l10n.t('Thrown away {0}. The learning is kept.', dayWord(at))}
        </h3>
        <p>{praise(verdict?.outcome)}</p>
        {disposal.note && <blockquote>{disposal.note.insight}</blockquote>}
        <div class="buttons">
          <button type="button" class="secondary" onClick={() => host.send({ type: 'openLearning', slug })}>
            {l10n.t('Open the learning')}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => host.send({ type: 'run', command: 'footbridge.searchLearnings' })}
          >
            <Icon name="search" />
            {l10n.t('All learnings')}
          </button>
          {until !== undefined && (
            <button type="button" class="quiet" onClick={() => host.send({ type: 'restorePrototype' })}>
              <Icon name="undo" />
              {l10n.t('Take it back (until {0})', dayWord(until))}
            </button>
          )}
        </div>
        {outOfReach.length > 0 && (
          <>
            <p class="plan-heading">{l10n.t('Out of reach from here')}</p>
            <ul>
              {outOfReach.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function praise(outcome: NonNullable<ExperimentView['verdict']>['outcome'] | undefined): string {
  if (outcome === 'validated')
    return l10n.t('It did its work: engineering builds on evidence, and no sketch lives on in production.');
  if (outcome === 'invalidated')
    return l10n.t('You found out before it cost engineering time, and nobody has to find it out again.');
  return l10n.t('You know more than before, and whoever asks next begins from there.');
}
