import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { disposalId } from '../handoff/disposalCard.tsx';
import { isToThrowAway } from '../handoff/standing.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { currentStep, isCrossed, shownExperiment, type StepName } from '../steps.ts';
import { nextSentence } from '../summaries.ts';
import { lifetimeWords, stageWord } from '../words.ts';

interface HeaderProps {
  readonly state: GuideState;
  /** Opens a step and puts the focus there. */
  readonly onGo: (step: StepName) => void;
  /** Unfolds a step and puts the focus on one of its controls. */
  readonly onShow: (step: StepName, control: string) => void;
}

/** Which experiment this is, where it stands, and the one next step. */
export function Header({ state, onGo, onShow }: HeaderProps) {
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
        <Standing experiment={experiment} onShow={onShow} />
      ) : (
        <p class="hint">{l10n.t('Five steps, at your own pace. Nothing here touches production.')}</p>
      )}
      <NextStep state={state} onGo={onGo} onShow={onShow} />
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

/** As many days before the throw-away date its choices are offered. */
const soonDays = 3;

interface StandingProps extends Pick<HeaderProps, 'onShow'> {
  readonly experiment: ExperimentView;
}

function Standing({ experiment, onShow }: StandingProps) {
  const { stage, daysLeft, openCrossings, hasPrototype } = experiment;
  const isGone = stage === 'discarded';
  const isDue = !isGone && hasPrototype && daysLeft <= soonDays;
  return (
    <>
      <p class="standing">
        <span class="tag">{stageWord(stage)}</span>
        {!isGone && <span class={daysLeft < 0 ? 'late' : 'hint'}>{lifetimeWords(daysLeft)}</span>}
        {isDue && (
          <button type="button" class="link" onClick={() => onShow('handOff', disposalId)}>
            {l10n.t('Keep it longer or throw it away')}
          </button>
        )}
      </p>
      {openCrossings > 0 && <Crossed count={openCrossings} />}
    </>
  );
}

/** What changed in production meanwhile, and the way to where it is taken back. */
function Crossed({ count }: { readonly count: number }) {
  const host = useHost();
  return (
    <p class="card warning">
      <Icon name="warning" />
      <span>
        {count === 1
          ? l10n.t('One production file changed meanwhile.')
          : l10n.t('{0} production files changed meanwhile.', count)}{' '}
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'run', command: 'footbridge.crossings.focus' })}
        >
          {count === 1 ? l10n.t('Show It and Take It Back') : l10n.t('Show Them and Take Them Back')}
        </button>
      </span>
    </p>
  );
}

function NextStep({ state, onGo, onShow }: HeaderProps) {
  const experiment = shownExperiment(state);
  if (isCrossed(state))
    return (
      <p class="card next">
        <span>
          {nextSentence(state)}{' '}
          {experiment && isToThrowAway(experiment) && (
            <button type="button" class="link" onClick={() => onShow('handOff', disposalId)}>
              {l10n.t('Show where')}
            </button>
          )}
        </span>
      </p>
    );
  return (
    <button type="button" class="card next" onClick={() => onGo(currentStep(state))}>
      <span>
        <span class="next-label">{l10n.t('Next')}</span> {nextSentence(state)}
      </span>
      <Icon name="arrow" />
    </button>
  );
}
