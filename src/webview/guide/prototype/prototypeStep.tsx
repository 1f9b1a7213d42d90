import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { shownExperiment } from '../steps.ts';
import { Field } from '../form/field.tsx';
import { GenerationCard } from './generationCard.tsx';
import { ModelLine } from './modelLine.tsx';

/** The second step: make the prototype, look at it, change it. */
export function PrototypeStep({ state }: { readonly state: GuideState }) {
  const experiment = shownExperiment(state);
  if (!experiment)
    return <p class="hint">{l10n.t('Frame the hypothesis first; the prototype is made from it.')}</p>;
  const { generation } = state;
  const isOurs = generation?.experiment === experiment.slug;
  const isFinal = experiment.verdict !== undefined;
  return (
    <>
      {!isFinal && <ModelLine state={state} />}
      {isOurs && <GenerationCard progress={generation} />}
      {generation && !isOurs && (
        <p class="hint">{l10n.t('Another prototype is being made. This one can follow when it is done.')}</p>
      )}
      {!generation && !isFinal && !experiment.hasPrototype && <MakeIt />}
      {experiment.hasPrototype && <OpenPreview />}
      {!generation && !isFinal && experiment.hasPrototype && (
        <ChangeIt experiment={experiment} offline={state.model.provider === 'starter'} />
      )}
      {isFinal && <p class="hint">{l10n.t('Decided. The prototype stays as people saw it.')}</p>}
    </>
  );
}

function MakeIt() {
  const host = useHost();
  return (
    <div class="buttons">
      <button type="button" class="primary" onClick={() => host.send({ type: 'generate', instruction: '' })}>
        {l10n.t('Make the prototype')}
      </button>
    </div>
  );
}

function OpenPreview() {
  const host = useHost();
  return (
    <div class="buttons">
      <button type="button" class="primary" onClick={() => host.send({ type: 'preview' })}>
        {l10n.t('Open preview')}
      </button>
    </div>
  );
}

interface ChangeItProps {
  readonly experiment: ExperimentView;
  /** Whether the offline starter would do it, which can do little. */
  readonly offline: boolean;
}

function ChangeIt({ experiment, offline }: ChangeItProps) {
  const host = useHost();
  const [instruction, setInstruction] = useKeptText(`instruction:${experiment.slug}`);
  const isEmpty = instruction.trim() === '';
  const send = (): void => {
    if (isEmpty) return;
    host.send({ type: 'generate', instruction: instruction.trim() });
    setInstruction(undefined);
  };
  return (
    <>
      <Field
        id="instruction"
        label={l10n.t('Change it')}
        hint={
          offline
            ? l10n.t(
                'The offline starter can change the headline, the accent and names. For more, choose a model above.',
              )
            : l10n.t('Say what should be different. The version before is kept.')
        }
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={4000}
            placeholder={
              offline
                ? l10n.t('e.g. rename "Basket" to "Cart"')
                : l10n.t('e.g. put the total above the button')
            }
            value={instruction}
            onInput={(event) => setInstruction(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            }}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" aria-disabled={isEmpty} onClick={send}>
          {l10n.t('Make the change')}
        </button>
        {experiment.prototype?.canUndo && (
          <button type="button" class="quiet" onClick={() => host.send({ type: 'undoGeneration' })}>
            {l10n.t('Undo the last change')}
          </button>
        )}
      </div>
    </>
  );
}
