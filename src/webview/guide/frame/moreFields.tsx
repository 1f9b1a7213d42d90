import * as l10n from '@vscode/l10n';
import { Field } from '../form/field.tsx';
import { controlId, type FormModel } from './formModel.ts';
import { TextField } from './ideaFields.tsx';

const defaultLifetimeDays = 30;
const dayMs = 86_400_000;
const nonGoalLimit = { lines: 30, characters: 300 };

/** What may be left out: a name, the riskiest assumption, non-goals and the throw-away date. */
export function MoreFields({ model }: { readonly model: FormModel }) {
  const hasProblem = model.problemOf('throwAwayDate') !== undefined;
  return (
    <details class="more" {...(hasProblem ? { open: true } : {})}>
      <summary>{l10n.t('More, if you like')}</summary>
      <TextField
        model={model}
        name="riskiestAssumption"
        label={l10n.t('Riskiest assumption')}
        hint={l10n.t('What must be true for this to work, and is least certain?')}
        placeholder={l10n.t('e.g. they still want what was in the basket')}
        limit={1000}
        optional
      />
      <NonGoalsField model={model} />
      <ThrowAwayField model={model} />
      <TextField
        model={model}
        name="title"
        label={l10n.t('Short name')}
        hint={l10n.t(
          'Participants see it in the prototype. Taken from the belief when left empty, so better give one.',
        )}
        placeholder={l10n.t('e.g. Remembered basket')}
        limit={120}
        optional
      />
    </details>
  );
}

function NonGoalsField({ model }: { readonly model: FormModel }) {
  return (
    <Field
      id={controlId('nonGoals')}
      label={l10n.t('Not part of this')}
      hint={l10n.t('One per line. It keeps the prototype small.')}
      optional
    >
      {(attributes) => (
        <textarea
          {...attributes}
          rows={2}
          placeholder={l10n.t('e.g. payment')}
          value={model.draft.nonGoals.join('\n')}
          onInput={(event) => model.change({ nonGoals: linesOf(event.currentTarget.value) })}
        />
      )}
    </Field>
  );
}

function ThrowAwayField({ model }: { readonly model: FormModel }) {
  const field = 'throwAwayDate';
  return (
    <Field
      id={controlId(field)}
      label={l10n.t('Throw-away date')}
      hint={l10n.t(
        'The prototype is for learning, not for keeping: {0} days unless you say otherwise.',
        defaultLifetimeDays,
      )}
      problem={model.problemOf(field)}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="date"
          min={dateInDays(1)}
          value={model.draft.throwAwayDate || dateInDays(defaultLifetimeDays)}
          // Without a date the one there is stays, so it is shown and not the default.
          onChange={({ currentTarget: { value } }) =>
            model.change({ throwAwayDate: value || model.draft.throwAwayDate })
          }
          onBlur={() => model.touch(field)}
        />
      )}
    </Field>
  );
}

function linesOf(text: string): string[] {
  const lines = text === '' ? [] : text.split('\n');
  return lines.slice(0, nonGoalLimit.lines).map((line) => line.slice(0, nonGoalLimit.characters));
}

/** The ISO date so many days from now; in UTC, as the host counts. */
function dateInDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}
