import * as l10n from '@vscode/l10n';
import type { ExperimentView, SessionView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { taskOutcomeWord } from '../words.ts';
import { OutcomeIcon } from './outcomeIcon.tsx';

interface TaskOutcomesProps {
  readonly session: SessionView;
  readonly task: ExperimentView['tasks'][number];
  readonly success: string | undefined;
}

/** The four ways a task can end, as one choice; a later choice replaces an earlier one. */
export function TaskOutcomes({ session, task, success }: TaskOutcomesProps) {
  const host = useHost();
  return (
    <fieldset class="outcomes">
      <legend>{task.goal}</legend>
      {success && <p class="hint">{l10n.t('It worked when: {0}', success)}</p>}
      <div class="outcome-choices">
        {(['completed', 'assisted', 'failed', 'abandoned'] as const).map((outcome) => (
          <label key={outcome} class={`outcome ${outcome}`}>
            <input
              type="radio"
              name={`outcome-${session.id}-${task.id}`}
              value={outcome}
              checked={session.outcomes[task.id] === outcome}
              onChange={() =>
                host.send({ type: 'recordOutcome', session: session.id, task: task.id, outcome })
              }
            />
            <OutcomeIcon outcome={outcome} />
            <span>{taskOutcomeWord(outcome)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
