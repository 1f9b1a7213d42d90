import * as l10n from '@vscode/l10n';
import type { FunctionComponent } from 'preact';
import type { GuideState } from '../../../protocol/guide.ts';
import { FrameStep } from '../frame/frameStep.tsx';
import { useGuideState } from '../host.ts';
import { PrototypeStep } from '../prototype/prototypeStep.tsx';
import { currentStep, shownExperiment, statusOf, stepNames, type StepName } from '../steps.ts';
import { stepSummary } from '../summaries.ts';
import { TestStep } from '../sessions/testStep.tsx';
import { DecideStep } from './decideStep.tsx';
import { Footer } from './footer.tsx';
import { HandOffStep } from './handOffStep.tsx';
import { Header } from './header.tsx';
import { Notices } from './notices.tsx';
import { ProblemCard } from './problemCard.tsx';
import { Skeleton } from './skeleton.tsx';
import { Step, toggleId } from './step.tsx';
import { useOpenSteps } from './useOpenSteps.ts';
import { useRescuedFocus } from './useRescuedFocus.ts';

const contents: Record<StepName, FunctionComponent<{ state: GuideState }>> = {
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
  const steps = useOpenSteps(shownExperiment(state)?.slug ?? '', current);
  useRescuedFocus(toggleId(current));
  const now = Date.now();
  return (
    <>
      <Notices state={state} />
      <Header state={state} onGo={steps.go} />
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
              <Content state={state} />
            </Step>
          );
        })}
      </ol>
      <Footer state={state} />
    </>
  );
}
