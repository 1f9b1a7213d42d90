import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { hasEnoughEvidence, shownExperiment } from '../steps.ts';
import { TallyWords } from '../sessions/tallyWords.tsx';
import { outcomeWord, morePeople, peopleMissing, type OutcomeName } from '../words.ts';
import { DecideForm } from './decideForm.tsx';

/** The fourth step: what the bar says, and what the team makes of it. */
export function DecideStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (experiment?.verdict) return <Decided experiment={experiment} verdict={experiment.verdict} />;
  if (!experiment || experiment.sessions.length === 0)
    return (
      <p class="hint">{l10n.t('Once people have tried it, the count is held against the bar you set.')}</p>
    );
  return (
    <>
      <TallyWords experiment={experiment} />
      <p class="bar-says">{barSays(experiment)}</p>
      <DecideForm key={experiment.slug} experiment={experiment} />
    </>
  );
}

function barSays(experiment: ExperimentView): string {
  const missing = peopleMissing(experiment);
  if (missing > 0)
    return l10n.t(
      'Too early to tell: {0}, and the bar can speak. Decided before, the brief stays a draft.',
      morePeople(missing),
    );
  const says: Record<OutcomeName, string> = {
    validated: l10n.t('The bar says: validated. Enough people did it alone.'),
    invalidated: l10n.t('The bar says: invalidated. So few did it alone that it is time to stop.'),
    inconclusive: l10n.t('The bar says: inconclusive. More than the kill bar, fewer than the pass bar.'),
  };
  return hasEnoughEvidence(experiment)
    ? says[experiment.tally.outcome]
    : l10n.t('{0} A session is still under way.', says[experiment.tally.outcome]);
}

interface DecidedProps {
  readonly experiment: ExperimentView;
  readonly verdict: NonNullable<ExperimentView['verdict']>;
}

function Decided({ experiment, verdict }: DecidedProps) {
  return (
    <>
      <div class={`card verdict ${verdict.outcome}`}>
        <p class="verdict-word">{outcomeWord(verdict.outcome)}</p>
        <p>
          {verdict.outcome === experiment.tally.outcome
            ? whatItMeans(verdict.outcome)
            : l10n.t('Decided against the bar. The count stays visible.')}
        </p>
      </div>
      {verdict.rationale !== '' && <blockquote>{verdict.rationale}</blockquote>}
      <TallyWords experiment={experiment} />
    </>
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
