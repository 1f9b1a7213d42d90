import * as l10n from '@vscode/l10n';
import { controlAttributes, Field } from '../form/field.tsx';
import { NumberInput } from '../form/numberInput.tsx';
import { Problem } from '../form/problem.tsx';
import { fillSentence } from '../form/sentence.tsx';
import { BarBuys } from '../plan/barBuys.tsx';
import type { Draft } from './drafts.ts';
import { controlId, type FormModel } from './formModel.ts';
import { focusField } from './problemSummary.tsx';

type Bar = 'passAtLeast' | 'minimumParticipants' | 'killAtMost';

/** A bar many teams begin with: small enough for an afternoon, strict enough to be able to fail. */
const usualBar = { passAtLeast: 4, minimumParticipants: 5, killAtMost: 1 } as const;

/** The metric and the bars, written as the sentence they will be held against. */
export function BarFields({ model }: { readonly model: FormModel }) {
  const { criterion } = model.draft;
  const change = (part: Partial<Draft['criterion']>): void =>
    model.change({ criterion: { ...criterion, ...part } });
  const isUnset = [criterion.passAtLeast, criterion.minimumParticipants, criterion.killAtMost].every(
    (bar) => bar === undefined,
  );
  return (
    <fieldset class="group">
      <legend>{l10n.t('The bar, set before the test')}</legend>
      <MetricField model={model} change={change} />
      <p class="bar-sentence">{barSentence(model, change)}</p>
      {(['passAtLeast', 'minimumParticipants', 'killAtMost'] as const).map((bar) => (
        <Problem key={bar} id={controlId(`criterion.${bar}`)} message={model.problemOf(`criterion.${bar}`)} />
      ))}
      <p class="hint" id="bar-hint">
        {l10n.t('Fixed now, nobody can argue with the result later. With more people the bars grow along.')}
      </p>
      {model.plan.bar && (
        <BarBuys
          bar={model.plan.bar}
          isWithin={model.draft.plan.assignment === 'within'}
          onUse={(better) => {
            change(better);
            focusField('criterion.passAtLeast');
          }}
        />
      )}
      {isUnset && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            change(usualBar);
            // The button goes away; without this the keyboard would start again at the top.
            focusField('criterion.passAtLeast');
          }}
        >
          {l10n.t('Use 4 of 5, stop at 1')}
        </button>
      )}
    </fieldset>
  );
}

interface BarPartProps {
  readonly model: FormModel;
  readonly change: (part: Partial<Draft['criterion']>) => void;
}

function MetricField({ model, change }: BarPartProps) {
  const field = 'criterion.metric';
  return (
    <Field
      id={controlId(field)}
      label={l10n.t('What you count')}
      hint={l10n.t('Something you can see happen.')}
      problem={model.problemOf(field)}
    >
      {(attributes) => (
        <textarea
          {...attributes}
          rows={1}
          maxLength={200}
          placeholder={l10n.t('e.g. people who place the order without help')}
          value={model.draft.criterion.metric}
          onInput={(event) => change({ metric: event.currentTarget.value })}
          onBlur={() => model.touch(field)}
        />
      )}
    </Field>
  );
}

function barSentence(model: FormModel, change: BarPartProps['change']) {
  const input = (bar: Bar, label: string) => {
    const field = `criterion.${bar}`;
    const { 'aria-describedby': describedBy, ...attributes } = controlAttributes(
      controlId(field),
      undefined,
      model.problemOf(field),
    );
    return (
      <NumberInput
        {...attributes}
        aria-describedby={['bar-hint', describedBy].filter(Boolean).join(' ')}
        label={label}
        minimum={bar === 'minimumParticipants' ? 1 : 0}
        placeholder={String(usualBar[bar])}
        value={model.draft.criterion[bar]}
        onChange={(value) => change({ [bar]: value })}
        onBlur={() => model.touch(field)}
      />
    );
  };
  return fillSentence(
    l10n.t('Pass when at least {pass} of {people} people do it alone; stop when {kill} or fewer do.'),
    {
      pass: input('passAtLeast', l10n.t('Pass bar: how many people must succeed')),
      people: input('minimumParticipants', l10n.t('How many people must try it at least')),
      kill: input('killAtMost', l10n.t('Kill bar: at how few you stop')),
    },
  );
}
