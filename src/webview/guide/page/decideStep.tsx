import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { Result } from '../evidence/result.tsx';
import { peopleMissing } from '../people.ts';
import { hasEnoughEvidence, shownExperiment } from '../steps.ts';
import { morePeople, type OutcomeName } from '../words.ts';
import { DecideForm } from './decideForm.tsx';
import { VerdictCard } from './verdictCard.tsx';

/** The fourth step: what the bar says, and what the team makes of it. */
export function DecideStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (!experiment || (!experiment.verdict && experiment.sessions.length === 0))
    return (
      <p class="hint">{l10n.t('Once people have tried it, the count is held against the bar you set.')}</p>
    );
  const { verdict, stage } = experiment;
  const isOpen = !verdict && stage !== 'discarded';
  return (
    <>
      {verdict && <VerdictCard experiment={experiment} verdict={verdict} />}
      {isOpen && <p class="bar-says">{barSays(experiment)}</p>}
      <Result experiment={experiment} />
      {isOpen && <Deciding key={experiment.slug} experiment={experiment} />}
    </>
  );
}

/** Nothing more could be recorded of somebody who is still trying the prototype. */
function Deciding({ experiment }: { readonly experiment: ExperimentView }) {
  const { live } = experiment.evidence;
  if (!live) return <DecideForm experiment={experiment} />;
  return (
    <p class="hint" role="status">
      {l10n.t(
        'The session of {0} is still under way. End it in the Test step, then you can decide.',
        live.participant,
      )}
    </p>
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
