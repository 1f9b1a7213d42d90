import * as l10n from '@vscode/l10n';
import type { ReadinessView } from '../../../protocol/guideHandoff.ts';
import { useHost } from '../host.ts';
import { axisName } from './handoffWords.ts';

/** How much of it engineering would do otherwise, in numbers, and the way to what and why. */
export function GapsSummary({ gaps }: Pick<ReadinessView, 'gaps'>) {
  const host = useHost();
  const total = gaps.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <section class="gaps-summary" aria-labelledby="gaps-heading">
      <h3 id="gaps-heading">
        {total === 1
          ? l10n.t('One thing engineering would do differently')
          : l10n.t('{0} things engineering would do differently', total)}
      </h3>
      <ul class="axes">
        {gaps.map(({ axis, count }) => (
          <li key={axis}>
            <span class="count">{count}</span> <span>{axisName(axis)}</span>
          </li>
        ))}
      </ul>
      <button type="button" class="link" onClick={() => host.send({ type: 'explainGaps' })}>
        {l10n.t('Why can’t we just ship it?')}
      </button>
    </section>
  );
}
