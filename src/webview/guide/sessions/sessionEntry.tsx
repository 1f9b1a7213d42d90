import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { ConfirmButton } from '../form/confirmButton.tsx';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { secondsWords, taskOutcomeWord, variantName } from '../words.ts';
import { ExcludeSession } from './excludeSession.tsx';
import { OutcomeIcon } from './outcomeIcon.tsx';
import { statusOf, type AttemptView } from './sessionFacts.ts';
import { standingOf } from './sessionStanding.ts';
import { overrideWords } from './taskOutcomes.tsx';
import { Written } from './written.tsx';

interface SessionEntryProps {
  readonly session: SessionView;
  readonly experiment: ExperimentView;
  readonly onOpen: ((id: string) => void) | undefined;
}

/** One session in the list: how it went in a line, the rest unfolded. */
export function SessionEntry({ session, experiment, onOpen }: SessionEntryProps) {
  const { icon, className, words } = standingOf(session, experiment);
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
      <Origin session={session} />
      {session.readmitted && <p class="hint">{readmittedWords(session.readmitted)}</p>}
      {session.runs.map((run) => (
        <div key={run.variant}>
          {experiment.variants.length > 1 && (
            <p class="hint">{l10n.t('Variant {0}', variantName(run.variant))}</p>
          )}
          <ul class="session-tasks">
            {experiment.tasks.map((task) => (
              <TaskLine key={task.id} goal={task.goal} attempt={run.attempts[task.id]} />
            ))}
          </ul>
        </div>
      ))}
      <Written session={session} canStrike={onOpen !== undefined} />
      {onOpen && <SessionActions session={session} experiment={experiment} onOpen={onOpen} />}
      {!onOpen && <Withdraw session={session} />}
    </details>
  );
}

/** Where it comes from, where that is not a session in this editor by the plan. */
function Origin({ session: { source, assigned, runs } }: { readonly session: SessionView }) {
  const words = [
    source === 'kit' && l10n.t('From a test kit'),
    source === 'capture' && l10n.t('From analytics'),
    source === 'lab' && l10n.t('From another lab'),
    assigned === 'chosen' && runs.length > 0 && l10n.t('Variant chosen, not assigned'),
  ].filter((one) => one !== false);
  return words.length > 0 ? <p class="hint">{words.join(' · ')}</p> : null;
}

function readmittedWords({ excluded, reason }: NonNullable<SessionView['readmitted']>): string {
  return reason === ''
    ? l10n.t('Was left out: {0}. It counts after all.', excluded)
    : l10n.t('Was left out: {0}. It counts after all: {1}', excluded, reason);
}

function TaskLine({ goal, attempt }: { readonly goal: string; readonly attempt: AttemptView | undefined }) {
  return (
    <li>
      {attempt ? <OutcomeIcon outcome={attempt.outcome} /> : <span class="outcome-icon" />}
      <span>
        {goal}: {attempt ? attemptWords(attempt) : l10n.t('no outcome')}
        {attempt?.overridden && <span class="hint"> {overrideWords(attempt.overridden)}</span>}
      </span>
    </li>
  );
}

function attemptWords({ outcome, seconds, seq }: AttemptView): string {
  return [
    taskOutcomeWord(outcome),
    seconds === undefined ? undefined : secondsWords(seconds),
    seq === undefined ? undefined : l10n.t('ease {0} of 7', seq),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function SessionActions({ session, experiment, onOpen }: SessionEntryProps) {
  const isOpen = statusOf(session, experiment) === 'interrupted';
  return (
    <div role="group" aria-label={l10n.t('Session of {0}', session.participant)}>
      <div class="buttons">
        <button type="button" class="link" onClick={() => onOpen?.(session.id)}>
          {isOpen ? l10n.t('Go on') : l10n.t('Correct')}
        </button>
        <Withdraw session={session} />
      </div>
      <ExcludeSession session={session} />
    </div>
  );
}

/** Also after the verdict: whoever withdraws is deleted at any time. */
function Withdraw({ session: { participant } }: { readonly session: SessionView }) {
  const host = useHost();
  return (
    <ConfirmButton
      label={l10n.t('They want to be deleted')}
      question={l10n.t('Delete all that was recorded about {0}? There is no way back.', participant)}
      yes={l10n.t('Delete')}
      ask
      onConfirm={() => host.send({ type: 'withdraw', participant })}
    />
  );
}
