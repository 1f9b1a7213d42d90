import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { openTasks } from './sessionFacts.ts';

interface InterruptedCardProps {
  readonly session: SessionView;
  readonly experiment: ExperimentView;
  /** Records by hand what was seen, without their page. */
  readonly onRecord: () => void;
}

/** A session that was left in the middle: everything up to there is kept, and it can go on from there. */
export function InterruptedCard({ session, experiment, onRecord }: InterruptedCardProps) {
  const host = useHost();
  const { participant, id } = session;
  const heading = l10n.t('{0}’s session was interrupted', participant);
  const open = openTasks(session, experiment);
  const of = session.runs.length * experiment.tasks.length;
  return (
    <section class="card session" aria-label={heading}>
      <h3>{heading}</h3>
      <p class="hint">
        {l10n.t('{0} of {1} tasks have an outcome. Everything up to there is kept.', of - open, of)}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          data-next="focus"
          onClick={() => host.send({ type: 'resumeSession', session: id })}
        >
          {l10n.t('Go on')}
        </button>
        <button type="button" class="secondary" onClick={onRecord}>
          {l10n.t('Record by hand')}
        </button>
        <button type="button" class="quiet" onClick={() => host.send({ type: 'endSession', session: id })}>
          {l10n.t('End it here')}
        </button>
      </div>
    </section>
  );
}
