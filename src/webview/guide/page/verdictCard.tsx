import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { dayWord } from '../plan/planWords.ts';
import { outcomeWord, type OutcomeName } from '../words.ts';

interface VerdictCardProps {
  readonly experiment: ExperimentView;
  readonly verdict: NonNullable<ExperimentView['verdict']>;
}

/** The decision as it was recorded: the word, why, by whom and when. */
export function VerdictCard({ experiment, verdict }: VerdictCardProps) {
  const { outcome, rationale, byTheBar = experiment.tally.outcome } = verdict;
  return (
    <>
      <div class={`card verdict ${outcome}`}>
        <p class="verdict-word">{outcomeWord(outcome)}</p>
        <p>
          {outcome === byTheBar
            ? whatItMeans(outcome)
            : l10n.t(
                'Decided against the bar, which said “{0}”. The count stays visible.',
                outcomeWord(byTheBar),
              )}
        </p>
        <By verdict={verdict} />
      </div>
      {rationale !== '' && <blockquote>{rationale}</blockquote>}
    </>
  );
}

function By({ verdict: { by, at } }: Pick<VerdictCardProps, 'verdict'>) {
  if (at === undefined) return null;
  return (
    <p class="hint">
      {by === undefined ? l10n.t('Decided {0}', dayWord(at)) : l10n.t('Decided {0} by {1}', dayWord(at), by)}
    </p>
  );
}

function whatItMeans(outcome: OutcomeName): string {
  const words: Record<OutcomeName, string> = {
    validated: l10n.t('People did it. Engineering can start from evidence.'),
    invalidated: l10n.t('You found out before it cost engineering time. The learning is kept.'),
    inconclusive: l10n.t('You know more than before, and what to ask next. The learning is kept.'),
  };
  return words[outcome];
}
