import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { variantName } from '../words.ts';
import { ImageStrip } from './imageStrip.tsx';
import { imageTarget } from './imageTarget.ts';
import { useImages } from './useImages.ts';
import { useInstruction } from './useInstruction.ts';

interface MakeItProps {
  readonly state: GuideState;
  readonly experiment: ExperimentView;
  /** An empty variant, or none before the first one. */
  readonly variant: VariantView | undefined;
}

/** The first prototype of an experiment or of a variant; wishes are folded, as the hypothesis says enough. */
export function MakeIt({ state, experiment, variant }: MakeItProps) {
  const host = useHost();
  const instruction = useInstruction(experiment.slug, variant);
  const images = useImages(state);
  const isStarter = state.model.provider === 'starter';
  const label =
    experiment.variants.length > 1 && variant
      ? l10n.t('Make variant {0}', variantName(variant.id))
      : l10n.t('Make the prototype');
  return (
    <div>
      <div class="buttons">
        <button type="button" class="primary" data-next="press" onClick={instruction.send}>
          {label}
        </button>
        {!variant && (
          <button type="button" class="quiet" onClick={() => host.send({ type: 'adopt' })}>
            {l10n.t('Bring one you have')}
          </button>
        )}
      </div>
      {!isStarter && (
        <details class="more wishes" open={instruction.text !== '' || state.images.length > 0}>
          <summary>{images.offered ? l10n.t('Add a wish or a sketch') : l10n.t('Add a wish')}</summary>
          <div {...imageTarget(images)}>
            <Field
              id="instruction"
              label={l10n.t('What else should it know?')}
              hint={l10n.t('Tone, look, sample data: whatever the hypothesis does not say.')}
              optional
            >
              {(attributes) => (
                <textarea
                  {...attributes}
                  rows={2}
                  maxLength={4000}
                  value={instruction.text}
                  onInput={(event) => instruction.type(event.currentTarget.value)}
                />
              )}
            </Field>
            <ImageStrip images={images} />
          </div>
        </details>
      )}
    </div>
  );
}
