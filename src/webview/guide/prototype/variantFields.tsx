import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { VariantAxis } from '../../../protocol/guidePrototype.ts';
import { Field } from '../form/field.tsx';
import { Icon } from '../../shared/icon.tsx';
import { variantName } from '../words.ts';
import { isAxis, type VariantRow } from './variantRows.ts';

interface VariantFieldsProps {
  readonly row: VariantRow;
  readonly index: number;
  readonly count: number;
  readonly experiment: ExperimentView;
  /** Whether somebody has tried to send it, so that what is missing is said. */
  readonly tried: boolean;
  readonly onChange: (row: VariantRow) => void;
  readonly onRemove: () => void;
}

/** One variant to be made: along which axis, what is different, and what it starts from. */
export function VariantFields({
  row,
  index,
  count,
  experiment,
  tried,
  onChange,
  onRemove,
}: VariantFieldsProps) {
  const made = experiment.variants.filter(({ madeAt }) => madeAt !== undefined);
  const name = l10n.t('New variant {0}', index + 1);
  return (
    <fieldset class="variant-fields" aria-label={name}>
      {count > 1 && (
        <p class="variant-row-head">
          <span>{name}</span>
          <button
            type="button"
            class="icon-button"
            title={l10n.t('Remove {0}', name)}
            aria-label={l10n.t('Remove {0}', name)}
            onClick={onRemove}
          >
            <Icon name="cross" />
          </button>
        </p>
      )}
      <Field id={`axis-${index}`} label={l10n.t('What changes')}>
        {(attributes) => (
          <select
            {...attributes}
            value={row.axis}
            onChange={({ currentTarget: { value } }) => isAxis(value) && onChange({ ...row, axis: value })}
          >
            {axisChoices().map(([axis, label]) => (
              <option key={axis} value={axis}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id={`change-${index}`}
        label={l10n.t('How it differs')}
        problem={tried && row.change.trim() === '' ? l10n.t('Say what is different.') : undefined}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={500}
            placeholder={examples()[row.axis]}
            value={row.change}
            onInput={(event) => onChange({ ...row, change: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id={`from-${index}`} label={l10n.t('Start from')}>
        {(attributes) => (
          <select
            {...attributes}
            value={row.from}
            onChange={(event) => onChange({ ...row, from: event.currentTarget.value })}
          >
            {made.map(({ id }) => (
              <option key={id} value={id}>
                {l10n.t('a copy of {0}', variantName(id))}
              </option>
            ))}
            <option value="">{l10n.t('scratch')}</option>
          </select>
        )}
      </Field>
    </fieldset>
  );
}

function axisChoices(): [VariantAxis, string][] {
  return [
    ['flow', l10n.t('Flow: other steps, or another order')],
    ['messaging', l10n.t('Words: what it says and how')],
    ['interaction', l10n.t('Interaction: how people do it')],
  ];
}

function examples(): Record<VariantAxis, string> {
  return {
    flow: l10n.t('e.g. ask for the address after the payment'),
    messaging: l10n.t('e.g. promise the saved time instead of the price'),
    interaction: l10n.t('e.g. drag the items instead of picking numbers'),
  };
}
