import * as l10n from '@vscode/l10n';
import { Field } from '../form/field.tsx';
import { controlId, type FormModel } from './formModel.ts';
import { KindPicker } from './kindPicker.tsx';
import { RelatedLearnings } from './relatedLearnings.tsx';

/** What is believed, about whom, and why it matters. */
export function IdeaFields({ model }: { readonly model: FormModel }) {
  return (
    <fieldset class="group">
      <legend>{l10n.t('The idea')}</legend>
      <KindPicker value={model.draft.kind} onChange={(kind) => model.change({ kind })} />
      <TextField
        model={model}
        name="belief"
        label={l10n.t('We believe that …')}
        hint={l10n.t('One sentence that could turn out wrong.')}
        placeholder={l10n.t('e.g. people finish their order when the shop remembers their basket')}
        rows={3}
        limit={2000}
      />
      <RelatedLearnings related={model.related} />
      <TextField
        model={model}
        name="segment"
        label={l10n.t('For whom')}
        hint={l10n.t('Narrow enough that you know whom to invite.')}
        placeholder={l10n.t('e.g. shoppers who left a full basket last week')}
        limit={500}
      />
      <TextField
        model={model}
        name="problem"
        label={l10n.t('The problem they have today')}
        placeholder={l10n.t('e.g. they search for everything again and give up')}
        rows={2}
        limit={2000}
        optional
      />
    </fieldset>
  );
}

type TextName = 'title' | 'belief' | 'segment' | 'problem' | 'riskiestAssumption';

interface TextFieldProps {
  readonly model: FormModel;
  readonly name: TextName;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder: string;
  readonly rows?: number;
  readonly limit: number;
  readonly optional?: boolean;
}

/** A text of the draft; it grows with what is written. */
export function TextField({
  model,
  name,
  label,
  hint,
  placeholder,
  rows = 1,
  limit,
  optional,
}: TextFieldProps) {
  return (
    <Field
      id={controlId(name)}
      label={label}
      hint={hint}
      problem={model.problemOf(name)}
      optional={optional ?? false}
    >
      {(attributes) => (
        <textarea
          {...attributes}
          data-next={name === 'belief' ? 'focus' : undefined}
          rows={rows}
          maxLength={limit}
          placeholder={placeholder}
          value={model.draft[name]}
          onInput={(event) => model.change({ [name]: event.currentTarget.value })}
          onBlur={() => model.touch(name)}
        />
      )}
    </Field>
  );
}
