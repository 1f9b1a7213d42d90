import * as l10n from '@vscode/l10n';
import type { TaskStep } from './flow.ts';
import type { RunView, TestRun } from './testRun.ts';

interface TaskWordsProps {
  readonly step: TaskStep;
  readonly run: TestRun;
  readonly view: RunView;
  readonly restart: () => void;
}

/** What a participant is asked to do, before they see the sketch. */
export function TaskWords({ step, run, view, restart }: TaskWordsProps) {
  const { task, number, of } = step;
  return (
    <>
      <p class="count">{l10n.t('Task {0} of {1}', number, of)}</p>
      <h1 tabIndex={-1}>{task.goal}</h1>
      {view.isResumed && view.stage === 'words' && (
        <p>
          {l10n.t('This task was interrupted. You can begin it again; the sketch starts from its beginning.')}
        </p>
      )}
      <p class="hint">
        {task.successWhen
          ? l10n.t('As soon as you have done it, this page will say so.')
          : l10n.t('When you think you have got there, press “I’m done”.')}{' '}
        {l10n.t('The task stays in sight above the sketch.')}{' '}
        {number > 1 && !view.isResumed && l10n.t('The sketch starts from its beginning again.')}
      </p>
      {view.isBroken ? (
        <Broken restart={restart} end={view.stage === 'opening' ? () => run.giveUp() : undefined} />
      ) : (
        <div class="buttons">
          <button
            type="button"
            class="primary"
            aria-disabled={view.stage === 'opening'}
            onClick={() => run.begin()}
          >
            {view.isResumed ? l10n.t('Begin again') : l10n.t('Begin')}
          </button>
          <span role="status">
            {view.stage === 'opening' && l10n.t('One moment: the sketch is opening.')}
          </span>
        </div>
      )}
    </>
  );
}

interface BrokenProps {
  readonly restart: () => void;
  /** Ends the task; nothing where it was not begun. */
  readonly end: (() => void) | undefined;
}

function Broken({ restart, end }: BrokenProps) {
  return (
    <div class="note" role="alert">
      <p>{l10n.t('The sketch did not open. That is not your fault.')}</p>
      <button type="button" class="secondary" onClick={restart}>
        {l10n.t('Try again')}
      </button>
      {end && (
        <button type="button" class="secondary" onClick={end}>
          {l10n.t('End this task')}
        </button>
      )}
    </div>
  );
}
