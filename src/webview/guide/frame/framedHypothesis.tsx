import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { TryChanged } from '../plan/tryChanged.tsx';
import { beliefSentence, kindWord } from '../words.ts';

/** The hypothesis to read, with a way to change it until there is a verdict. */
export function FramedHypothesis({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { hypothesis, verdict, stage } = experiment;
  const isClosed = verdict !== undefined || stage === 'discarded';
  return (
    <>
      <dl class="facts">
        <Fact name={l10n.t('Belief')}>{beliefSentence(hypothesis.belief)}</Fact>
        <Fact name={l10n.t('For whom')}>{hypothesis.segment}</Fact>
        <Fact name={l10n.t('Problem')}>{hypothesis.problem}</Fact>
        <Fact name={l10n.t('Kind')}>{kindWord(hypothesis.kind)}</Fact>
        <Fact name={l10n.t('Steps')}>{hypothesis.steps.map((step) => step.title).join(' → ')}</Fact>
        <Fact name={l10n.t('Riskiest assumption')}>{hypothesis.riskiestAssumption}</Fact>
        <Fact name={l10n.t('Not part of this')}>{hypothesis.nonGoals.join(', ')}</Fact>
      </dl>
      {isClosed ? (
        <TryChanged />
      ) : (
        <div class="buttons">
          <button type="button" class="secondary" onClick={() => host.send({ type: 'editHypothesis' })}>
            {l10n.t('Edit hypothesis')}
          </button>
        </div>
      )}
    </>
  );
}

/** One line of a description; left out when there is nothing to say. */
function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
