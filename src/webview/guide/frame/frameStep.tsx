import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { shownExperiment } from '../steps.ts';
import { FrameForm } from './frameForm.tsx';
import { FramedHypothesis } from './framedHypothesis.tsx';
import { WhereItGoes } from './whereItGoes.tsx';

/** The first step: the form while one is open, the hypothesis as it was framed, or a way to begin. */
export function FrameStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (state.form) return <FrameForm key={state.form.name} form={state.form} state={state} />;
  if (experiment) return <FramedHypothesis experiment={experiment} />;
  return <Begin state={state} />;
}

function Begin({ state }: { readonly state: GuideState }) {
  const host = useHost();
  return (
    <>
      <p>
        {l10n.t(
          'Begin with one sentence you are not sure of. The rest of the form helps you make it testable.',
        )}
      </p>
      <WhereItGoes state={state} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => host.send({ type: 'newExperiment' })}>
          {l10n.t('Frame a hypothesis')}
        </button>
      </div>
    </>
  );
}
