import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { Field } from '../form/field.tsx';
import { controlId, type FormModel } from '../frame/formModel.ts';
import { assignmentWord } from './planWords.ts';
import { useUnfolded } from './useUnfolded.ts';

const assignments = ['between', 'within'] as const;

/** How people try it: who gets which variant, and what they agree to before. */
export function PlanFields({ model }: { readonly model: FormModel }) {
  const details = useUnfolded(model.plan.variants.length > 1);
  return (
    <details class="more" ref={details}>
      <summary>{l10n.t('How people try it')}</summary>
      <AssignmentField model={model} />
      <ConsentField model={model} />
    </details>
  );
}

function AssignmentField({ model }: { readonly model: FormModel }) {
  const { plan } = model.draft;
  const hints: Record<(typeof assignments)[number], string> = {
    between: l10n.t('The cleaner comparison, but each variant needs enough people of its own.'),
    within: l10n.t('Needs fewer people. The order is balanced, as the first variant teaches for the next.'),
  };
  return (
    <fieldset class="choices field">
      <legend>{l10n.t('If there are several variants')}</legend>
      {assignments.map((assignment) => (
        <label key={assignment} class="choice">
          <input
            type="radio"
            name="assignment"
            value={assignment}
            checked={plan.assignment === assignment}
            onChange={() => model.change({ plan: { ...plan, assignment } })}
          />
          <span class="choice-name">{assignmentWord(assignment)}</span>
          <span class="hint">{hints[assignment]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ConsentField({ model }: { readonly model: FormModel }) {
  const { plan } = model.draft;
  const { defaultConsent } = model.plan;
  // An emptied field stays empty while it is written in; left empty it stands for our words again.
  const [typed, setTyped] = useState<string>();
  const write = (consent: string): void =>
    model.change({ plan: { ...plan, consent: consent.trim() === defaultConsent ? '' : consent } });
  return (
    <Field
      id={controlId('plan.consent')}
      label={l10n.t('What people agree to before they begin')}
      hint={l10n.t('They read this first. Whether they may be quoted is asked separately.')}
    >
      {(attributes) => (
        <>
          <textarea
            {...attributes}
            rows={4}
            maxLength={4000}
            value={typed ?? (plan.consent || defaultConsent)}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              write(event.currentTarget.value);
            }}
            onBlur={() => setTyped(undefined)}
          />
          {plan.consent.trim() !== '' && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                setTyped(undefined);
                write('');
                document.getElementById(attributes.id)?.focus();
              }}
            >
              {l10n.t('Use the usual words again')}
            </button>
          )}
        </>
      )}
    </Field>
  );
}
