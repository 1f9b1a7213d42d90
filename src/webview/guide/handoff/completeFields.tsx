import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useUnfolded } from '../plan/useUnfolded.ts';
import { DispositionChoice } from './dispositionChoice.tsx';
import { ForProduction } from './forProduction.tsx';
import { isAskedHere, missingOnce } from './handoffFields.ts';
import { OnceField } from './onceField.tsx';
import { KeptAsDecided } from './keptAsDecided.tsx';
import { OpenQuestions } from './openQuestions.tsx';
import type { AnswersModel } from './useAnswers.ts';

interface CompleteFieldsProps {
  readonly experiment: ExperimentView;
  readonly model: AnswersModel;
}

/** What no record says by itself, written in place: it unfolds as soon as something of it keeps the brief from being final. */
export function CompleteFields({ experiment, model }: CompleteFieldsProps) {
  const { verdict, handoff } = experiment;
  const blockers = handoff.readiness?.blockers ?? [];
  const isMissing = verdict !== undefined && blockers.some(({ field }) => isAskedHere(field, experiment));
  const details = useUnfolded(isMissing);
  const canBuild = verdict === undefined || verdict.outcome === 'validated';
  const { disposition } = model.answers;
  const isBuilt = canBuild && disposition !== 'later' && disposition !== 'stop';
  return (
    <details class="more complete" ref={details}>
      <summary>{l10n.t('What only you can say')}</summary>
      <div class="answers" onFocusOut={model.flush}>
        {missingOnce(experiment).map((field) => (
          <OnceField key={field} field={field} experiment={experiment.slug} />
        ))}
        {verdict && <KeptAsDecided experiment={experiment} />}
        <DispositionChoice
          value={disposition}
          canBuild={canBuild}
          onChange={(chosen) => model.change({ disposition: chosen })}
        />
        {isBuilt && <ForProduction model={model} />}
        <OpenQuestions model={model} decider={verdict?.by} />
      </div>
    </details>
  );
}
