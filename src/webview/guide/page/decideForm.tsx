import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { peopleMissing, outcomeWord, type OutcomeName } from '../words.ts';

/** The choice of a verdict; one against the bar needs a reason. */
export function DecideForm({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { slug, tally } = experiment;
  const [chosen, choose] = useState<OutcomeName>();
  const [rationale, setRationale] = useKeptText(`rationale:${slug}`);
  const [tried, setTried] = useState(false);
  const outcome = chosen ?? tally.outcome;
  const isOverride = outcome !== tally.outcome;
  const isMissingReason = isOverride && rationale.trim() === '';
  const decide = (): void => {
    setTried(true);
    if (isMissingReason) {
      document.getElementById('rationale')?.focus();
      return;
    }
    host.send({ type: 'decide', outcome, rationale: rationale.trim() });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <OutcomeChoices experiment={experiment} value={outcome} onChange={choose} />
      <Field
        id="rationale"
        label={isOverride ? l10n.t('Why do you decide against the bar?') : l10n.t('What did you learn?')}
        hint={
          isOverride
            ? l10n.t('The count stays visible. Whoever reads the brief should understand your reason.')
            : l10n.t('A sentence for whoever reads this in half a year.')
        }
        problem={tried && isMissingReason ? l10n.t('Deciding against the bar needs a reason.') : undefined}
        optional={!isOverride}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            maxLength={4000}
            required={isOverride}
            value={rationale}
            onInput={(event) => setRationale(event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="hint">
        {l10n.t(
          'A decision is final, so that results are never mixed. To go on with a changed idea, start a new experiment.',
        )}
      </p>
      <div class="buttons">
        <button type="submit" class="primary">
          {l10n.t('Decide: {0}', outcomeWord(outcome))}
        </button>
      </div>
    </form>
  );
}

interface OutcomeChoicesProps {
  readonly experiment: ExperimentView;
  readonly value: OutcomeName;
  readonly onChange: (outcome: OutcomeName) => void;
}

function OutcomeChoices({ experiment, value, onChange }: OutcomeChoicesProps) {
  const meanings: [OutcomeName, string][] = [
    ['validated', l10n.t('It works for people. Hand it to engineering.')],
    ['invalidated', l10n.t('It does not. Stop here and keep the learning.')],
    ['inconclusive', l10n.t('Not known yet. Nothing is built on it.')],
  ];
  const barSpeaks = peopleMissing(experiment) === 0;
  return (
    <fieldset class="field choices">
      <legend>{l10n.t('Your decision')}</legend>
      {meanings.map(([outcome, meaning]) => (
        <label key={outcome} class="choice">
          <input
            type="radio"
            name="verdict"
            value={outcome}
            checked={outcome === value}
            onChange={() => onChange(outcome)}
          />
          <span class="choice-name">
            {outcomeWord(outcome)}
            {barSpeaks && outcome === experiment.tally.outcome && (
              <span class="tag">{l10n.t('what the bar says')}</span>
            )}
          </span>
          <span class="hint">{meaning}</span>
        </label>
      ))}
    </fieldset>
  );
}
