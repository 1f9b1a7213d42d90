import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../icon.tsx';
import { currentStep, isCrossed, shownExperiment, type StepName } from '../steps.ts';
import { nextSentence } from '../summaries.ts';
import { lifetimeWords, stageWord } from '../words.ts';

interface HeaderProps {
  readonly state: GuideState;
  /** Opens a step and puts the focus there. */
  readonly onGo: (step: StepName) => void;
}

/** Which experiment this is, where it stands, and the one next step. */
export function Header({ state, onGo }: HeaderProps) {
  const experiment = shownExperiment(state);
  const hasChoice = state.experiments.some(({ slug }) => slug !== experiment?.slug);
  return (
    <header>
      {hasChoice && <Switcher state={state} shown={experiment} />}
      <div class="title-row">
        <h1>{experiment?.title ?? newTitle(state)}</h1>
        {!hasChoice && experiment && <NewExperiment />}
      </div>
      {experiment ? (
        <Standing experiment={experiment} />
      ) : (
        <p class="hint">{l10n.t('Five steps, at your own pace. Nothing here touches production.')}</p>
      )}
      <NextStep state={state} onGo={onGo} />
    </header>
  );
}

function newTitle({ experiments }: GuideState): string {
  return experiments.length > 0 ? l10n.t('New experiment') : l10n.t('From an idea to evidence');
}

interface SwitcherProps {
  readonly state: GuideState;
  readonly shown: ExperimentView | undefined;
}

function Switcher({ state, shown }: SwitcherProps) {
  const host = useHost();
  return (
    <div class="switcher">
      <select
        aria-label={l10n.t('Experiment')}
        value={shown?.slug ?? ''}
        onChange={(event) => host.send({ type: 'choose', experiment: event.currentTarget.value || null })}
      >
        {!shown && (
          <option value="">{state.form ? l10n.t('New experiment') : l10n.t('Choose an experiment')}</option>
        )}
        {state.experiments.map(({ slug, title, stage }) => (
          <option key={slug} value={slug}>
            {title} ({stageWord(stage)})
          </option>
        ))}
      </select>
      <NewExperiment />
    </div>
  );
}

function NewExperiment() {
  const host = useHost();
  return (
    <button
      type="button"
      class="icon-button"
      title={l10n.t('New experiment')}
      aria-label={l10n.t('New experiment')}
      onClick={() => host.send({ type: 'newExperiment' })}
    >
      <Icon name="add" />
    </button>
  );
}

function Standing({ experiment }: { readonly experiment: ExperimentView }) {
  const { stage, daysLeft, openCrossings } = experiment;
  const isOver = stage === 'discarded' || stage === 'handedOff';
  return (
    <>
      <p class="standing">
        <span class="tag">{stageWord(stage)}</span>
        {!isOver && <span class={daysLeft < 0 ? 'late' : 'hint'}>{lifetimeWords(daysLeft)}</span>}
      </p>
      {openCrossings > 0 && (
        <p class="card warning">
          <Icon name="warning" />
          <span>
            {openCrossings === 1
              ? l10n.t('One production file changed meanwhile. The status bar takes it back.')
              : l10n.t(
                  '{0} production files changed meanwhile. The status bar takes them back.',
                  openCrossings,
                )}
          </span>
        </p>
      )}
    </>
  );
}

function NextStep({ state, onGo }: HeaderProps) {
  if (isCrossed(state)) return <p class="card next">{nextSentence(state)}</p>;
  return (
    <button type="button" class="card next" onClick={() => onGo(currentStep(state))}>
      <span>
        <span class="next-label">{l10n.t('Next')}</span> {nextSentence(state)}
      </span>
      <Icon name="arrow" />
    </button>
  );
}
