import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { canUndo } from '../steps.ts';
import { variantName } from '../words.ts';
import { TestedChange, peopleWhoTried } from './testedChange.tsx';
import { StillACopy } from './stillACopy.tsx';
import { ImageStrip } from './imageStrip.tsx';
import { imageTarget } from './imageTarget.ts';
import { useImages } from './useImages.ts';
import { useInstruction } from './useInstruction.ts';
import { useSentVariants } from './useSentVariants.ts';
import { freshRow } from './variantRows.ts';

/** Longest change of a variant, in letters; see protocol/guidePrototype.ts. */
const longestChange = 500;

interface ChangeItProps {
  readonly state: GuideState;
  readonly experiment: ExperimentView;
  readonly variant: VariantView;
}

/** Changes a variant in words, with pictures where the model sees them. */
export function ChangeIt({ state, experiment, variant }: ChangeItProps) {
  const host = useHost();
  const instruction = useInstruction(experiment.slug, variant);
  const images = useImages(state);
  const isStarter = state.model.provider === 'starter';
  const text = instruction.text.trim();
  const isEmpty = text === '';
  const people = peopleWhoTried(variant.id, experiment);
  const [asked, ask] = useState<() => void>();
  const sendVariant = useSentVariants(experiment, `${experiment.slug}/change`, () => instruction.type(''));
  /** Does what changes the variant, once it is clear that this is meant. */
  const change = (act: () => void): void => {
    if (people === 0) act();
    else ask(() => act);
  };
  const send = (): void => {
    if (!isEmpty) change(instruction.send);
  };
  const undone = experiment.history?.find(({ current }) => current)?.undone ?? [];
  return (
    <>
      <StillACopy
        experiment={experiment}
        variant={variant}
        onMake={(wanted) =>
          change(() => host.send({ type: 'generate', variant: variant.id, instruction: wanted }))
        }
      />
      {undone.length > 0 && <NotDone undone={undone} isStarter={isStarter} />}
      <div {...imageTarget(images)}>
        <Field
          id="instruction"
          label={
            experiment.variants.length > 1
              ? l10n.t('Change variant {0}', variantName(variant.id))
              : l10n.t('Change it')
          }
          hint={
            isStarter
              ? l10n.t(
                  'The offline starter can change the headline, the accent and names. For more, choose a model above.',
                )
              : l10n.t(
                  'Say what should be different, or point at it in the preview. The version before is kept.',
                )
          }
        >
          {(attributes) => (
            <textarea
              {...attributes}
              rows={2}
              maxLength={4000}
              placeholder={
                isStarter
                  ? l10n.t('e.g. rename "Basket" to "Cart"')
                  : l10n.t('e.g. put the total above the button')
              }
              value={instruction.text}
              onInput={(event) => instruction.type(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
              }}
            />
          )}
        </Field>
        <ImageStrip images={images} />
        <div class="buttons">
          <button type="button" class="secondary" aria-disabled={isEmpty} onClick={send}>
            {l10n.t('Make the change')}
          </button>
          {isStarter && variant.outdated && (
            <button
              type="button"
              class="secondary"
              onClick={() =>
                change(() => host.send({ type: 'generate', variant: variant.id, instruction: '' }))
              }
            >
              {l10n.t('Make it anew from the hypothesis')}
            </button>
          )}
          {canUndo(experiment) && (
            <button
              type="button"
              class="quiet"
              onClick={() => change(() => host.send({ type: 'undoGeneration', variant: variant.id }))}
            >
              {l10n.t('Undo the last change')}
            </button>
          )}
        </div>
        {asked && people > 0 && (
          <TestedChange
            variant={variant.id}
            people={people}
            onNewVariant={
              isEmpty || text.length > longestChange
                ? undefined
                : () => {
                    ask(undefined);
                    sendVariant([{ axis: freshRow(experiment).axis, change: text, from: variant.id }]);
                  }
            }
            onChange={() => {
              ask(undefined);
              asked();
            }}
            onCancel={() => ask(undefined)}
          />
        )}
      </div>
    </>
  );
}

interface NotDoneProps {
  readonly undone: readonly string[];
  readonly isStarter: boolean;
}

/** The preview has it in small print only, and may not be open. */
function NotDone({ undone, isStarter }: NotDoneProps) {
  return (
    <p class="card note not-done" role="status">
      <Icon name="info" />
      <span>
        {l10n.t(
          'Not done: “{0}”. The offline starter cannot do this; it only noted it at the foot of the page.',
          undone.join('; '),
        )}{' '}
        {isStarter && l10n.t('Change the model, then ask again.')}
      </span>
    </p>
  );
}
