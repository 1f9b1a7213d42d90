import * as l10n from '@vscode/l10n';
import type { ExperimentView, SessionView } from '../../../protocol/guide.ts';
import { Icon, type IconName } from '../icon.tsx';
import { taskOutcomeWord } from '../words.ts';
import { OutcomeIcon } from './outcomeIcon.tsx';

interface SessionListProps {
  readonly sessions: readonly SessionView[];
  readonly experiment: ExperimentView;
  /** Opens a session again to go on or to correct it; `undefined` once there is a verdict. */
  readonly onOpen: ((id: string) => void) | undefined;
}

/** Who has tried it and how it went; each unfolds to its tasks and notes. */
export function SessionList({ sessions, experiment, onOpen }: SessionListProps) {
  return (
    <section class="sessions" aria-labelledby="sessions-heading">
      <h3 id="sessions-heading">{l10n.t('Sessions')}</h3>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionEntry session={session} experiment={experiment} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SessionEntry({
  session,
  experiment,
  onOpen,
}: Omit<SessionListProps, 'sessions'> & { session: SessionView }) {
  const { icon, className, words } = overall(session, experiment);
  return (
    <details>
      <summary>
        <span class="code">{session.participant}</span>
        <span class={`outcome-icon ${className}`}>
          <Icon name={icon} />
        </span>
        <span>{words}</span>
        <Icon name="chevron" />
      </summary>
      <ul class="session-tasks">
        {experiment.tasks.map((task) => (
          <TaskLine key={task.id} goal={task.goal} outcome={session.outcomes[task.id]} />
        ))}
      </ul>
      {session.notes.map((note, index) => (
        <p key={index} class="hint">
          “{note}”
        </p>
      ))}
      {onOpen && (
        <button type="button" class="link" onClick={() => onOpen(session.id)}>
          {session.ended ? l10n.t('Correct') : l10n.t('Go on')}
        </button>
      )}
    </details>
  );
}

function TaskLine({ goal, outcome }: { goal: string; outcome: SessionView['outcomes'][string] | undefined }) {
  return (
    <li>
      {outcome ? <OutcomeIcon outcome={outcome} /> : <span class="outcome-icon" />}
      <span>
        {goal}: {outcome ? taskOutcomeWord(outcome) : l10n.t('no outcome yet')}
      </span>
    </li>
  );
}

/** A participant succeeded who did every task alone; without all outcomes the session does not count yet. */
function overall(
  session: SessionView,
  { tasks }: ExperimentView,
): { icon: IconName; className: string; words: string } {
  const outcomes = tasks.map((task) => session.outcomes[task.id]);
  if (outcomes.includes(undefined)) {
    const words = session.ended ? l10n.t('Not counted: an outcome is missing') : l10n.t('Under way');
    return { icon: 'half', className: 'open', words };
  }
  const [only] = outcomes;
  if (outcomes.every((outcome) => outcome === 'completed'))
    return { icon: 'check', className: 'completed', words: l10n.t('Succeeded alone') };
  const words = outcomes.length === 1 && only ? taskOutcomeWord(only) : l10n.t('Did not do everything alone');
  return { icon: 'cross', className: 'failed', words };
}
