import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { LastStep } from './lastStep.tsx';
import { type LearningModel, type LearningPart, useLearning } from './useLearning.ts';
import { WhatGoes } from './whatGoes.tsx';

/** Throws the prototype away: first what was learnt is written down, then what goes and stays is shown, then it is asked. */
export function DiscardForm({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { disposal } = experiment;
  const model = useLearning(experiment);
  const [isAsking, ask] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = (): void => {
    ask(false);
    opener.current?.focus();
  };
  const discard = (): void => {
    leave();
    const learning = model.complete();
    if (learning) host.send({ type: 'discardPrototype', learning });
  };
  return (
    <details
      class="more discard"
      onToggle={(event) => {
        if (event.currentTarget.open) host.send({ type: 'lookWhatGoes' });
      }}
    >
      <summary>{l10n.t('Throw the prototype away…')}</summary>
      <p class="hint">
        {l10n.t(
          'First the learning is written down: it is what the prototype was for, and it is kept for good. Leave out names and codes of participants.',
        )}
      </p>
      <LearningCard model={model} earlier={disposal.earlier} />
      <WhatGoes goes={disposal.goes} />
      <div class="buttons">
        <button
          type="button"
          class="secondary"
          ref={opener}
          aria-disabled={!disposal.goes}
          onClick={() => disposal.goes && ask(model.complete() !== undefined)}
        >
          {l10n.t('Keep the learning, throw the prototype away')}
        </button>
      </div>
      {isAsking && <LastStep onDiscard={discard} onLeave={leave} />}
    </details>
  );
}

interface LearningCardProps {
  readonly model: LearningModel;
  readonly earlier: ExperimentView['disposal']['earlier'];
}

function LearningCard({ model, earlier }: LearningCardProps) {
  const { observed, insight, action, supersedes } = model;
  return (
    <>
      <LearningText part={observed} label={l10n.t('What did you see?')} />
      <LearningText
        part={insight}
        label={l10n.t('What does it mean?')}
        example={l10n.t('e.g. people do not trust a basket they did not fill today')}
      />
      <LearningText
        part={action}
        label={l10n.t('What do you do because of it?')}
        example={l10n.t('e.g. ask before anything is put back into the basket')}
      />
      {earlier.length > 0 && (
        <Field id={supersedes.id} label={l10n.t('Does it replace an earlier learning?')} optional>
          {(attributes) => (
            <select
              {...attributes}
              value={supersedes.text}
              onChange={(event) => supersedes.type(event.currentTarget.value)}
            >
              <option value="">{l10n.t('No')}</option>
              {earlier.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}

interface LearningTextProps {
  readonly part: LearningPart;
  readonly label: string;
  readonly example?: string;
}

function LearningText({ part: { id, text, type, problem }, label, example }: LearningTextProps) {
  return (
    <Field id={id} label={label} problem={problem}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={2}
          maxLength={4000}
          placeholder={example}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
