import * as l10n from '@vscode/l10n';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { GuideState } from '../../../protocol/guide.ts';
import { FrameStep } from '../frame/frameStep.tsx';
import { useKeptFocus } from '../../shared/useKeptFocus.ts';
import { HostContext, ProblemContext, useGuideState, useHostAbout } from '../host.ts';
import { PrototypeStep } from '../prototype/prototypeStep.tsx';
import { currentStep, shownExperiment, statusOf, stepNames, type StepName } from '../steps.ts';
import { stepSummary } from '../summaries.ts';
import { TestStep } from '../sessions/testStep.tsx';
import { HandOffStep } from '../handoff/handOffStep.tsx';
import { DecideStep } from './decideStep.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { ProblemCard } from './problemCard.tsx';
import { Skeleton } from './skeleton.tsx';
import { Step, toggleId } from './step.tsx';
import { type OpenSteps, useOpenSteps } from './useOpenSteps.ts';

/** What every step is given; `onShow` unfolds a step and puts the focus on one of its controls. */
interface ContentProps {
  readonly state: GuideState;
  readonly onShow: OpenSteps['show'];
}

const contents: Record<StepName, FunctionComponent<ContentProps>> = {
  frame: FrameStep,
  prototype: PrototypeStep,
  test: TestStep,
  decide: DecideStep,
  handOff: HandOffStep,
};

/** The whole guide: a skeleton until the host has said where things stand. */
export function Guide() {
  const state = useGuideState();
  return state ? <Bridge state={state} /> : <Skeleton />;
}

function Bridge({ state }: { readonly state: GuideState }) {
  const current = currentStep(state);
  const shown = shownExperiment(state)?.slug;
  const host = useHostAbout(shown);
  const isReporting = shownExperiment(state)?.evidence.report !== undefined;
  const steps = useOpenSteps(shown ?? '', current, isReporting ? 'test' : undefined);
  useKeptFocus();
  const isHandingOff = steps.isOpen('handOff');
  useEffect(() => {
    if (shown !== undefined) host.send({ type: 'showHandoff', shown: isHandingOff });
  }, [host, shown, isHandingOff]);
  const now = Date.now();
  return (
    <HostContext.Provider value={host}>
      <ProblemContext.Provider value={state.problem}>
        <div class="bridge" data-keeps-focus={toggleId(current)}>
          <Notices state={state} />
          <Header state={state} onGo={steps.go} onShow={steps.show} />
          {state.problem && <ProblemCard problem={state.problem} />}
          <ol class="steps" aria-label={l10n.t('Steps')}>
            {stepNames.map((name, index) => {
              const Content = contents[name];
              return (
                <Step
                  key={name}
                  name={name}
                  number={index + 1}
                  status={statusOf(name, state)}
                  summary={stepSummary(name, state, now)}
                  open={steps.isOpen(name)}
                  onToggle={() => steps.toggle(name)}
                >
                  <Content state={state} onShow={steps.show} />
                </Step>
              );
            })}
          </ol>
          <Footer state={state} />
        </div>
      </ProblemContext.Provider>
    </HostContext.Provider>
  );
}
