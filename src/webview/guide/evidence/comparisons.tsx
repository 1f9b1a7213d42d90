import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { chanceWord } from '../plan/planWords.ts';
import { variantName } from '../words.ts';

type Comparison = ReadingView['comparisons'][number];

/** Pairs of variants: counts side by side and the chance that one is better. A hint, never a proof. */
export function Comparisons({ comparisons }: Pick<ReadingView, 'comparisons'>) {
  if (comparisons.length === 0) return null;
  return (
    <section class="comparisons" aria-label={l10n.t('Variants beside each other')}>
      <h4>
        {l10n.t('Variants beside each other')} <span class="tag">{l10n.t('indicative')}</span>
      </h4>
      <ul>
        {comparisons.map((comparison) => (
          <li key={`${comparison.a} ${comparison.b}`}>
            {countsWords(comparison)} {comparison.leftOut > 0 && `${leftOutWords(comparison)} `}
            {l10n.t(
              'The chance that more people manage with {0} than with {1}: {2}.',
              variantName(comparison.a),
              variantName(comparison.b),
              chanceWord(comparison.chance),
            )}
          </li>
        ))}
      </ul>
      <p class="hint">
        {l10n.t(
          'So few people show a direction, not a proof. What they stumbled over says more than the difference.',
        )}
      </p>
    </section>
  );
}

function leftOutWords({ kind, leftOut }: Comparison): string {
  if (kind === 'between')
    return leftOut === 1
      ? l10n.t('One person tried both and counts here only where they began.')
      : l10n.t('{0} people tried both and count here only where they began.', leftOut);
  return leftOut === 1
    ? l10n.t('One person tried only one of them and is left out here.')
    : l10n.t('{0} people tried only one of them and are left out here.', leftOut);
}

function countsWords(comparison: Comparison): string {
  const [a, b] = [variantName(comparison.a), variantName(comparison.b)];
  if (comparison.kind === 'between') {
    const { counts } = comparison;
    return l10n.t(
      '{0}: {1} of {2}. {3}: {4} of {5}.',
      a,
      counts.a.successes,
      counts.a.participants,
      b,
      counts.b.successes,
      counts.b.participants,
    );
  }
  const { both, onlyA, onlyB, neither } = comparison.counts;
  return l10n.t(
    'The same {0} people tried {1} and {2}: {3} managed both, {4} only {1}, {5} only {2}, {6} neither.',
    both + onlyA + onlyB + neither,
    a,
    b,
    both,
    onlyA,
    onlyB,
    neither,
  );
}
