import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { variantName } from '../words.ts';
import { boundsWords, pWords, type VariantFigures } from './figures.ts';

/** The usual intervals by their names, folded: for whoever checks the figures. */
export function ForStatisticians({ reading }: { readonly reading: ReadingView }) {
  const tried = reading.variants.filter(({ intervals }) => intervals !== undefined);
  if (tried.length === 0) return null;
  return (
    <details class="more statisticians">
      <summary>{l10n.t('For statisticians')}</summary>
      {tried.map((figures) => (
        <Intervals key={figures.variant} figures={figures} named={reading.variants.length > 1} />
      ))}
      {reading.comparisons.map((comparison) =>
        comparison.kind === 'between' ? (
          <p key={`${comparison.a} ${comparison.b}`} class="hint">
            {l10n.t(
              '{0} against {1}: Fisher’s exact test, two-sided, p {2}. Not corrected for several comparisons.',
              variantName(comparison.a),
              variantName(comparison.b),
              pWords(comparison.fisher),
            )}
          </p>
        ) : null,
      )}
      <p class="hint">
        {l10n.t(
          'Intervals are 95 %. The interval above is adjusted Wald (Agresti–Coull), clipped to 0–100 %; the chance is the exact posterior under a uniform prior.',
        )}
      </p>
    </details>
  );
}

function Intervals({ figures, named }: { readonly figures: VariantFigures; readonly named: boolean }) {
  const { intervals, estimate, variant } = figures;
  if (!intervals) return null;
  const rows: [string, string][] = [
    [l10n.t('Adjusted Wald'), boundsWords(intervals.adjustedWald)],
    [l10n.t('Wilson'), boundsWords(intervals.wilson)],
    [l10n.t('Clopper–Pearson'), boundsWords(intervals.clopperPearson)],
    [l10n.t('Jeffreys'), boundsWords(intervals.jeffreys)],
    [l10n.t('Uniform posterior'), boundsWords(intervals.uniformPosterior)],
    [l10n.t('Laplace estimate'), new Intl.NumberFormat(undefined, { style: 'percent' }).format(estimate)],
  ];
  return (
    <>
      {named && <p class="variant-name">{l10n.t('Variant {0}', variantName(variant))}</p>}
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
