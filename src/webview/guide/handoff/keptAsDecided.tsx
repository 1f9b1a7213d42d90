import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { missingOnce } from './handoffFields.ts';

/** The problem and the non-goals after the verdict: to be read, as they are part of what was decided on. */
export function KeptAsDecided({ experiment }: { readonly experiment: ExperimentView }) {
  const { problem, nonGoals } = experiment.hypothesis;
  const missing = missingOnce(experiment);
  const lines = nonGoals.filter((line) => line.trim() !== '');
  const hasProblem = problem.trim() !== '' && !missing.includes('problem');
  const hasNonGoals = lines.length > 0 && !missing.includes('nonGoals');
  if (!hasProblem && !hasNonGoals) return null;
  return (
    <div class="kept">
      <dl class="facts">
        {hasProblem && (
          <div>
            <dt>{l10n.t('The problem people have today')}</dt>
            <dd>{problem}</dd>
          </div>
        )}
        {hasNonGoals && (
          <div>
            <dt>{l10n.t('What it is not about')}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        )}
      </dl>
      <p class="hint">{l10n.t('Kept as decided on; it is not changed any more.')}</p>
    </div>
  );
}
