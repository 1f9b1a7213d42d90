import * as l10n from '@vscode/l10n';
import type { ExperimentView, GuideState } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { useKept } from '../memory.ts';
import { axisWord, variantName } from '../words.ts';
import { AddVariants } from './addVariants.tsx';
import { wasOnlyCopied } from './stillACopy.tsx';

interface VariantPickerProps {
  readonly state: GuideState;
  readonly experiment: ExperimentView;
  readonly isFinal: boolean;
}

/** The variants as chips, what the chosen one changes, and ways to add one and to hold them side by side. */
export function VariantPicker({ state, experiment, isFinal }: VariantPickerProps) {
  const host = useHost();
  const { variants, slug } = experiment;
  const [isAdding, setAdding] = useKept(`adding:${slug}`);
  const made = variants.filter(({ madeAt }) => madeAt !== undefined);
  const chosen = variants.find(({ id }) => id === experiment.variant);
  return (
    <section class="variants" aria-labelledby="variants-heading">
      <h3 id="variants-heading" class={variants.length > 1 ? undefined : 'visually-hidden'}>
        {l10n.t('Variants')}
      </h3>
      <div class="chips">
        {variants.length > 1 &&
          variants.map((variant) => (
            <Chip
              key={variant.id}
              variant={variant}
              isChosen={variant.id === experiment.variant}
              isRunning={state.generations.some(
                (one) => one.experiment === slug && one.variant === variant.id,
              )}
            />
          ))}
        {!isFinal && (
          <button
            type="button"
            class="quiet"
            aria-expanded={isAdding === true}
            onClick={() => setAdding(isAdding === true ? undefined : true)}
          >
            <Icon name="add" />
            {variants.length > 1 ? l10n.t('Add') : l10n.t('Try it another way')}
          </button>
        )}
        {made.length > 1 && (
          <button
            type="button"
            class="quiet"
            onClick={() =>
              host.send({ type: 'compareVariants', variants: made.map(({ id }) => id).slice(-4) })
            }
          >
            <Icon name="columns" />
            {l10n.t('Side by side')}
          </button>
        )}
      </div>
      {variants.length > 1 && chosen && <p class="hint">{statement(chosen)}</p>}
      {!isFinal && isAdding === true && (
        <AddVariants experiment={experiment} onClose={() => setAdding(undefined)} />
      )}
    </section>
  );
}

interface ChipProps {
  readonly variant: VariantView;
  readonly isChosen: boolean;
  readonly isRunning: boolean;
}

function Chip({ variant, isChosen, isRunning }: ChipProps) {
  const host = useHost();
  const { id } = variant;
  const standing = isRunning ? l10n.t('being made') : standingOf(variant);
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isChosen}
      title={statement(variant)}
      onClick={() => host.send({ type: 'chooseVariant', variant: id })}
    >
      <span class="visually-hidden">{l10n.t('Variant')} </span>
      {variantName(id)}
      {standing !== '' && <span class="chip-standing">{standing}</span>}
    </button>
  );
}

/** What people should know before they try a variant; empty when there is nothing. */
function standingOf(variant: VariantView): string {
  if (variant.madeAt === undefined) return l10n.t('empty');
  return wasOnlyCopied(variant) ? l10n.t('only copied') : '';
}

/** What a variant is, such as "B changes the words: say “Save” instead of “Submit”. Made from A." */
function statement({ id, axis, change, from }: VariantView): string {
  const name = variantName(id);
  if (axis === undefined || change === undefined) return l10n.t('{0} is the first one.', name);
  const what = l10n.t('{0} · {1}: {2}', name, axisWord(axis), change);
  return from === undefined
    ? l10n.t('{0} (from scratch)', what)
    : l10n.t('{0} (from {1})', what, variantName(from));
}
