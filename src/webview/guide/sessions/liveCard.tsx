import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { LiveView, SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { variantName } from '../words.ts';
import { ExcludeSession } from './excludeSession.tsx';
import { successOf } from './successOf.ts';
import { placeWords } from './placeWords.ts';
import { openTasks, runOf } from './sessionFacts.ts';
import { TaskOutcomes } from './taskOutcomes.tsx';
import { TaskTimer } from './taskTimer.tsx';
import { TheirWindow } from './theirWindow.tsx';
import { usePendingText } from './usePendingText.ts';
import { WriteDown } from './writeDown.tsx';

interface LiveCardProps {
  readonly live: LiveView;
  readonly session: SessionView;
  readonly experiment: ExperimentView;
}

/** The moderator's side of a session under way: where the participant is, what the page noticed, and what you saw. */
export function LiveCard({ live, session, experiment }: LiveCardProps) {
  const host = useHost();
  const pending = usePendingText(session, live.judged?.task ?? live.task);
  const heading = l10n.t('{0} is trying it', live.participant);
  const open = openTasks(session, experiment);
  const end = (): void => {
    // What was typed and not yet added would be gone with the card.
    pending.note();
    host.send({ type: 'endSession', session: session.id });
  };
  return (
    <section class="card session live" aria-label={heading}>
      <h3 tabIndex={-1}>
        {heading} {live.pilot && <span class="tag">{l10n.t('Pilot')}</span>}
      </h3>
      {live.unsaved && (
        <p class="card warning" role="alert">
          <Icon name="warning" />
          <span>{unsavedWords(live.unsaved)}</span>
        </p>
      )}
      {live.wantsToStop && (
        <p class="card warning" role="alert">
          <Icon name="hand" />
          <span>{l10n.t('They asked to stop. Thank them and end the session.')}</span>
        </p>
      )}
      <Whereabouts live={live} experiment={experiment} />
      <TheirWindow live={live} />
      <JudgedTask live={live} session={session} experiment={experiment} />
      <WriteDown session={session} pending={pending} isAsked />
      <AllTasks live={live} session={session} experiment={experiment} />
      {open > 0 && !live.pilot && <p class="hint">{openWords(open)}</p>}
      {session.excluded !== undefined && <p class="hint">{l10n.t('Not counted: {0}', session.excluded)}</p>}
      <div class="buttons">
        <button type="button" class={open === 0 ? 'primary' : 'secondary'} onClick={end}>
          {l10n.t('End session')}
        </button>
      </div>
      <ExcludeSession session={session} isLive />
    </section>
  );
}

/** How many outcomes are missing, and what that means. */
export function openWords(open: number): string {
  return open === 1
    ? l10n.t('One task has no outcome yet. Once the session has ended, it counts as not done.')
    : l10n.t('{0} tasks have no outcome yet. Once the session has ended, they count as not done.', open);
}

function unsavedWords({ records, why }: NonNullable<LiveView['unsaved']>): string {
  return records === 1
    ? l10n.t('One record is not on disk yet: {0} It is kept and tried again; leave this window open.', why)
    : l10n.t(
        '{0} records are not on disk yet: {1} They are kept and tried again; leave this window open.',
        records,
        why,
      );
}

/** What they look at, in words; screen readers hear when it changes. */
function Whereabouts({ live, experiment }: { readonly live: LiveView; readonly experiment: ExperimentView }) {
  const { tasks } = experiment;
  const place = tasks.findIndex(({ id }) => id === live.task) + 1;
  return (
    <div class="whereabouts">
      <p role="status">
        {live.wantsToStop ? l10n.t('They are waiting for you.') : phaseWords(live.phase, place, tasks.length)}
      </p>
      {live.order.length > 1 || experiment.variants.length > 1 ? (
        <p class="hint">{variantWords(live)}</p>
      ) : null}
      {live.phase === 'task' && live.place !== '' && (
        <p class="hint">{l10n.t('On their screen: {0}', placeWords(live.place, experiment))}</p>
      )}
      {live.phase === 'task' && live.since !== undefined && (
        <TaskTimer since={live.since} timeoutSeconds={timeoutOf(live, experiment)} />
      )}
      {live.problems.length > 0 && <PageProblems problems={live.problems} />}
    </div>
  );
}

function phaseWords(phase: LiveView['phase'], place: number, of: number): string {
  const words: Record<LiveView['phase'], string> = {
    consent: l10n.t('They are reading what they agree to.'),
    ready: l10n.t('They are reading task {0} of {1}.', place, of),
    task: l10n.t('They are on task {0} of {1}.', place, of),
    rating: l10n.t('They are saying how easy it was.'),
    over: l10n.t('They are through, and were thanked.'),
  };
  return words[phase];
}

/** Participants never learn this. */
function variantWords({ order, variant }: LiveView): string {
  const name = variantName(variant);
  return order.length > 1
    ? l10n.t('Variant {0}, {1} of {2}', name, order.indexOf(variant) + 1, order.length)
    : l10n.t('Variant {0}', name);
}

function timeoutOf({ task }: LiveView, { hypothesis }: ExperimentView): number | undefined {
  return hypothesis.tasks.find(({ id }) => id === task)?.timeoutSeconds;
}

/** The newest things that broke in the page: whether they spoil the session is for a person to say. */
function PageProblems({ problems }: { readonly problems: readonly string[] }) {
  return (
    <div class="page-problems">
      <p>
        <Icon name="warning" />
        <span>{l10n.t('Something broke in the page:')}</span>
      </p>
      <ul>
        {problems.slice(-3).map((problem, index) => (
          <li key={index}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

/** What they are doing or have just done, until they begin something else: only then it is known whether they needed help. */
function JudgedTask({ live, session, experiment }: LiveCardProps) {
  const task = experiment.tasks.find(({ id }) => id === live.judged?.task);
  const run = runOf(session, live.judged?.variant);
  if (!task || !run || live.phase === 'consent') return null;
  return (
    <TaskOutcomes
      key={`${run.variant}/${task.id}`}
      session={session}
      run={run}
      task={task}
      success={successOf(experiment, task.id)}
    />
  );
}

/** Every other task, also those of the variants before: a slip is corrected at once. */
function AllTasks({ live, session, experiment }: LiveCardProps) {
  const isShown = (variant: string, task: string): boolean =>
    variant === live.judged?.variant && task === live.judged.task && live.phase !== 'consent';
  const others = session.runs.flatMap((run) =>
    experiment.tasks.filter(({ id }) => !isShown(run.variant, id)).map((task) => ({ run, task })),
  );
  if (others.length === 0) return null;
  return (
    <details class="more">
      <summary>{live.phase === 'consent' ? l10n.t('All tasks') : l10n.t('The other tasks')}</summary>
      {others.map(({ run, task }) => (
        <div key={`${run.variant}/${task.id}`}>
          {session.runs.length > 1 && <p class="hint">{l10n.t('Variant {0}', variantName(run.variant))}</p>}
          <TaskOutcomes session={session} run={run} task={task} success={successOf(experiment, task.id)} />
        </div>
      ))}
    </details>
  );
}
