import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { taskOutcomeWord, type TaskOutcomeName } from '../words.ts';
import { OutcomeIcon } from './outcomeIcon.tsx';
import { OverrideReason } from './overrideReason.tsx';
import { spokenAgainst, type AttemptView, type RunView } from './sessionFacts.ts';

interface TaskOutcomesProps {
  readonly session: SessionView;
  readonly run: RunView;
  readonly task: ExperimentView['tasks'][number];
  readonly success: string | undefined;
}

/**
 * The four ways a task can end, as one choice; a later choice replaces an earlier one. One that contradicts the page or the
 * participant, or what was recorded when the session was over, is recorded with its reason.
 */
export function TaskOutcomes({ session, run, task, success }: TaskOutcomesProps) {
  const host = useHost();
  const attempt = run.attempts[task.id];
  const [pending, setPending] = useState<TaskOutcomeName>();
  const field = useRef<HTMLFieldSetElement>(null);
  const record = (outcome: TaskOutcomeName, reason?: string): void => {
    setPending(undefined);
    host.send({
      type: 'recordOutcome',
      session: session.id,
      task: task.id,
      variant: run.variant,
      outcome,
      ...(reason === undefined ? {} : { reason }),
    });
  };
  const choose = (outcome: TaskOutcomeName): void => {
    if (spokenAgainst(session, attempt, outcome)) setPending(outcome);
    else record(outcome);
  };
  useLayoutEffect(() => setPending(undefined), [attempt?.outcome, attempt?.by]);
  const shown = pending ?? attempt?.outcome;
  const said = pending && spokenAgainst(session, attempt, pending);
  return (
    <fieldset class="outcomes" ref={field}>
      <legend>{task.goal}</legend>
      {success && <p class="hint">{l10n.t('It worked when: {0}', success)}</p>}
      <Said attempt={attempt} />
      <div class="outcome-choices">
        {(['completed', 'assisted', 'failed', 'abandoned'] as const).map((outcome) => (
          <label key={outcome} class={`outcome ${outcome}`}>
            <input
              type="radio"
              name={`outcome-${session.id}-${run.variant}-${task.id}`}
              value={outcome}
              checked={shown === outcome}
              onChange={() => choose(outcome)}
            />
            <OutcomeIcon outcome={outcome} />
            <span>{taskOutcomeWord(outcome)}</span>
          </label>
        ))}
      </div>
      {pending && said && (
        <OverrideReason
          id={`${session.id}-${run.variant}-${task.id}`}
          outcome={pending}
          said={said}
          onGive={(reason) => record(pending, reason)}
          onCancel={() => {
            setPending(undefined);
            field.current?.querySelector<HTMLElement>(`[value="${attempt?.outcome}"]`)?.focus();
          }}
        />
      )}
    </fieldset>
  );
}

/** What was recorded without the observer, and where the observer decided otherwise. */
function Said({ attempt }: { readonly attempt: AttemptView | undefined }) {
  if (!attempt) return null;
  if (attempt.overridden) return <p class="hint">{overrideWords(attempt.overridden)}</p>;
  if (attempt.outcome === 'assisted' && attempt.said === 'completed')
    return <p class="hint">{l10n.t('They got there; with help, as the observer saw.')}</p>;
  if (attempt.by === 'page')
    return <p class="hint">{l10n.t('The page noticed: {0}', taskOutcomeWord(attempt.outcome))}</p>;
  if (attempt.by === 'participant')
    return <p class="hint">{l10n.t('They said: {0}', taskOutcomeWord(attempt.outcome))}</p>;
  return null;
}

/** What had been said before, and why an observer says something else. */
export function overrideWords({ outcome, reason }: NonNullable<AttemptView['overridden']>): string {
  const word = outcome === 'none' ? l10n.t('no outcome') : taskOutcomeWord(outcome);
  return reason === ''
    ? l10n.t('Recorded first: {0}.', word)
    : l10n.t('Recorded first: {0}. Changed because: {1}', word, reason);
}
