import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import type { TaskStep } from './flow.ts';
import type { Ending, RunView, TestRun } from './testRun.ts';
import { type AskInPlace, useAskInPlace } from './useAskInPlace.ts';

interface TaskBarProps {
  readonly step: TaskStep;
  readonly run: TestRun;
  readonly view: RunView;
  readonly place: RefObject<HTMLDivElement | null>;
  readonly restart: () => void;
}

/** The slim bar above the sketch: the task, and the ways out of it. */
export function TaskBar({ step, run, view, place, restart }: TaskBarProps) {
  const { task, number, of } = step;
  const { isAsking: isStuck, ask: setStuck, opener, question } = useAskInPlace();
  return (
    <div class="bar" ref={place} role="region" aria-label={l10n.t('Your task')}>
      <div class="goal">
        <p class="count">{l10n.t('Task {0} of {1}', number, of)}</p>
        <p>{task.goal}</p>
      </div>
      {view.stage === 'ended' ? (
        <Ended ending={view.ending} run={run} />
      ) : isStuck || view.isBroken ? (
        <Stuck {...{ run, view, restart, question }} back={() => setStuck(false)} />
      ) : (
        <div class="buttons">
          {!task.successWhen && (
            <button type="button" class="primary" onClick={() => run.sayDone()}>
              {l10n.t('I’m done')}
            </button>
          )}
          <button type="button" class="secondary" ref={opener} onClick={() => setStuck(true)}>
            {l10n.t('I can’t go on')}
          </button>
        </div>
      )}
    </div>
  );
}

/** What somebody who cannot go on may want: also a prototype that hangs has to be left. */
function Stuck({
  run,
  view,
  restart,
  question,
  back,
}: Omit<TaskBarProps, 'step' | 'place'> & Pick<AskInPlace, 'question'> & { readonly back: () => void }) {
  return (
    <div class="answer stuck" role="group" aria-label={l10n.t('I can’t go on')}>
      <p role="status" tabIndex={-1} ref={question}>
        {view.isBroken
          ? l10n.t('The sketch stopped working. That is not your fault.')
          : l10n.t('That is all right. What would you like?')}
      </p>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => run.giveUp()}>
          {l10n.t('End this task')}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            back();
            restart();
          }}
        >
          {l10n.t('Start the sketch again')}
        </button>
        {!view.isBroken && (
          <button type="button" class="secondary" onClick={back}>
            {l10n.t('Go on trying')}
          </button>
        )}
        <button type="button" class="link" onClick={() => run.stop()}>
          {l10n.t('I want to stop')}
        </button>
      </div>
    </div>
  );
}

function Ended({ ending, run }: { readonly ending: Ending | undefined; readonly run: TestRun }) {
  return (
    <div class="answer">
      <p tabIndex={-1} role="status">
        {endingWords(ending)}
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => run.goOn()}>
          {l10n.t('Go on')}
        </button>
      </div>
    </div>
  );
}

function endingWords(ending: Ending | undefined): string {
  switch (ending) {
    case 'reached':
      return l10n.t('You have got there. This task is done.');
    case 'timeUp':
      return l10n.t('Let us leave this task here. It says something about the sketch, not about you.');
    case 'broken':
      return l10n.t('This task is ended. The sketch stopped working, and that is not your fault.');
    case 'gaveUp':
      return l10n.t('This task is ended. It says something about the sketch, not about you.');
    default:
      return l10n.t('This task is ended. Thank you.');
  }
}
