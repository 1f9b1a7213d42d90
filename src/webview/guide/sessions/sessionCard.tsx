import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { variantName } from '../words.ts';
import { ExcludeSession } from './excludeSession.tsx';
import { openWords } from './liveCard.tsx';
import { openTasks } from './sessionFacts.ts';
import { Ratings } from './ratings.tsx';
import { successOf } from './successOf.ts';
import { TaskOutcomes } from './taskOutcomes.tsx';
import { usePendingText } from './usePendingText.ts';
import { WriteDown } from './writeDown.tsx';

interface SessionCardProps {
  readonly session: SessionView;
  readonly experiment: ExperimentView;
  readonly onClose: () => void;
}

/** A session whose page is not open: how each task ended, as it was seen, also to correct it afterwards. */
export function SessionCard({ session, experiment, onClose }: SessionCardProps) {
  const host = useHost();
  const pending = usePendingText(session);
  const heading = session.ended
    ? l10n.t('Correct {0}', session.participant)
    : l10n.t('{0} is trying it', session.participant);
  const open = openTasks(session, experiment);
  const end = (): void => {
    // What was typed and not yet added would be gone with the card.
    pending.note();
    if (!session.ended) host.send({ type: 'endSession', session: session.id });
    onClose();
  };
  return (
    <section class="card session" aria-label={heading}>
      <h3>{heading}</h3>
      {session.runs.map((run) => (
        <div key={run.variant}>
          {session.runs.length > 1 && <h4>{l10n.t('Variant {0}', variantName(run.variant))}</h4>}
          {experiment.tasks.map((task) => (
            <TaskOutcomes
              key={task.id}
              session={session}
              run={run}
              task={task}
              success={successOf(experiment, task.id)}
            />
          ))}
          <Ratings session={session} run={run} experiment={experiment} />
        </div>
      ))}
      <WriteDown session={session} pending={pending} isAsked={false} />
      {open > 0 && !session.pilot && <p class="hint">{openWords(open)}</p>}
      <div class="buttons">
        <button type="button" class={open === 0 ? 'primary' : 'secondary'} onClick={end}>
          {session.ended ? l10n.t('Done') : l10n.t('End session')}
        </button>
      </div>
      <ExcludeSession session={session} />
    </section>
  );
}
