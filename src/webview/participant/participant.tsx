import * as l10n from '@vscode/l10n';
import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ParticipantScript } from '../../protocol/participant.ts';
import { Consent } from './consent.tsx';
import { type Step, stepKey } from './flow.ts';
import { Paragraphs } from './paragraphs.tsx';
import { SeqRating, UmuxRating } from './ratings.tsx';
import { TaskBar } from './taskBar.tsx';
import { TaskWords } from './taskWords.tsx';
import type { RunView, TestRun } from './testRun.ts';
import { useAskInPlace } from './useAskInPlace.ts';

export interface ParticipantProps {
  readonly script: ParticipantScript;
  readonly run: TestRun;
  readonly view: RunView;
  readonly Over: ComponentType<{ readonly hasAgreed: boolean }> | undefined;
  /** Loads the prototype anew. */
  readonly restart: () => void;
}

/** All of the page but the prototype. */
export function Participant(props: ParticipantProps) {
  const { script, run, view, restart } = props;
  const { step, stage } = view;
  const place = useFocusOn(`${stepKey(step)} ${stage} ${view.isBroken} ${view.wantsToStop}`);
  if (step.kind === 'task' && (stage === 'trying' || stage === 'ended') && !view.wantsToStop)
    return <TaskBar {...{ step, run, view, restart }} place={place} />;
  return (
    <div class="sheet" ref={place}>
      <p class="title">{script.title}</p>
      {view.wantsToStop && step.kind !== 'over' ? <Stopping run={run} /> : <Asked {...props} step={step} />}
      {!view.wantsToStop && step.kind !== 'consent' && step.kind !== 'over' && <StopTest run={run} />}
    </div>
  );
}

function Asked({ script, run, view, Over, restart, step }: ParticipantProps & { readonly step: Step }) {
  switch (step.kind) {
    case 'consent':
      return <Consent script={script} run={run} />;
    case 'task':
      return <TaskWords {...{ step, run, view, restart }} />;
    case 'seq':
      return <SeqRating key={stepKey(step)} {...{ step, run }} />;
    case 'umuxLite':
      return <UmuxRating key={stepKey(step)} run={run} />;
    default:
      return <Thanks {...{ script, run, Over }} />;
  }
}

/** In a window of VS Code somebody sits beside them and ends the session. */
function Stopping({ run }: { readonly run: TestRun }) {
  return (
    <>
      <h1 tabIndex={-1}>{l10n.t('You can stop here')}</h1>
      <p>{l10n.t('Please tell the person beside you. You need not say why.')}</p>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => run.stop(false)}>
          {l10n.t('Go on instead')}
        </button>
      </div>
    </>
  );
}

/** Stopping takes two presses: nobody should end the test by a slip. */
function StopTest({ run }: { readonly run: TestRun }) {
  const { isAsking, ask, opener, question } = useAskInPlace();
  if (!isAsking)
    return (
      <p class="stop">
        <button type="button" class="link" ref={opener} onClick={() => ask(true)}>
          {l10n.t('I want to stop')}
        </button>
      </p>
    );
  return (
    <div class="stop" role="group" aria-label={l10n.t('Stop the test')}>
      <p role="status" tabIndex={-1} ref={question}>
        {l10n.t('Stop the whole test? You need not say why.')}
      </p>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => run.stop()}>
          {l10n.t('Yes, stop')}
        </button>
        <button type="button" class="secondary" onClick={() => ask(false)}>
          {l10n.t('No, go on')}
        </button>
      </div>
    </div>
  );
}

function Thanks({ script, run, Over }: Pick<ParticipantProps, 'script' | 'run' | 'Over'>) {
  const { hasAgreed } = run;
  const words = hasAgreed
    ? l10n.t(
        'What you did helps to decide what happens with this idea. Your code is {0}: with it you can have what was recorded deleted.',
        script.participant,
      )
    : l10n.t('Nothing was recorded of you.');
  return (
    <>
      <h1 tabIndex={-1}>{hasAgreed ? l10n.t('Thank you') : l10n.t('That is all right')}</h1>
      <Paragraphs text={words} />
      {script.moderated && <p>{l10n.t('You can turn to the person beside you now.')}</p>}
      {Over && <Over hasAgreed={hasAgreed} />}
    </>
  );
}

/**
 * Moves the focus to the heading of what has just come, so that screen readers begin there: at once, or the next key of somebody
 * quick goes astray.
 */
function useFocusOn(what: string) {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(what);
  useLayoutEffect(() => {
    if (last.current === what) return;
    last.current = what;
    const heading = place.current?.querySelector<HTMLElement>('[tabindex="-1"]');
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [what]);
  return place;
}
