import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { minimumParticipants } from '../people.ts';
import { outcomeWord, variantName, type OutcomeName } from '../words.ts';
import { FinalStep } from './finalStep.tsx';

/** The choice of a verdict; one against the bar needs a reason. */
export function DecideForm({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { slug, tally } = experiment;
  const [chosen, choose] = useState<OutcomeName>();
  const [rationale, setRationale] = useKeptText(`rationale:${slug}`);
  const [by, setBy] = useKeptText('decided-by', experiment.evidence.decider);
  const [tried, setTried] = useState(false);
  const [about, setAbout] = useState<string>();
  const [asked, ask] = useState<string>();
  const several = tally.variants.length > 1;
  const count = tally.variants.find(({ variant }) => variant === about) ?? tally;
  const outcome = chosen ?? count.outcome;
  const isOverride = outcome !== count.outcome;
  // Whoever changes their mind is asked again.
  const mind = `${count.variant}: ${outcome}`;
  const isMissingReason = isOverride && rationale.trim() === '';
  const isMissingName = by.trim() === '';
  const decide = (): void => {
    setTried(true);
    if (isMissingReason) {
      document.getElementById('rationale')?.focus();
      return;
    }
    if (isMissingName) {
      document.getElementById('decided-by')?.focus();
      return;
    }
    ask(mind);
  };
  const send = (): void => {
    ask(undefined);
    const variant = several ? { variant: count.variant } : {};
    host.send({ type: 'decide', outcome, rationale: rationale.trim(), by: by.trim(), ...variant });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      {several && <AboutVariant experiment={experiment} value={count.variant} onChange={setAbout} />}
      <OutcomeChoices experiment={experiment} count={count} value={outcome} onChange={choose} />
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
      <Field
        id="decided-by"
        label={l10n.t('Who decides?')}
        hint={l10n.t('A role or initials will do. It is written into the brief.')}
        problem={tried && isMissingName ? l10n.t('Say who decides.') : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            maxLength={100}
            required
            value={by}
            onInput={(event) => setBy(event.currentTarget.value)}
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
      {asked === mind && (
        <FinalStep
          what={
            several
              ? l10n.t('Variant {0}: {1}.', variantName(count.variant), outcomeWord(outcome))
              : l10n.t('{0}.', outcomeWord(outcome))
          }
          onDecide={send}
          onLeave={() => ask(undefined)}
        />
      )}
    </form>
  );
}

interface AboutVariantProps {
  readonly experiment: ExperimentView;
  readonly value: string;
  readonly onChange: (variant: string) => void;
}

/** Which of the variants that people tried is decided on: each is held against the bar alone. */
function AboutVariant({ experiment: { tally }, value, onChange }: AboutVariantProps) {
  return (
    <Field id="decide-variant" label={l10n.t('Which variant is it about?')}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {tally.variants.map(({ variant, successes, participants }) => (
            <option key={variant} value={variant}>
              {l10n.t('Variant {0}: {1} of {2}', variantName(variant), successes, participants)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface OutcomeChoicesProps {
  readonly experiment: ExperimentView;
  /** Of the variant that is decided on. */
  readonly count: ExperimentView['tally']['variants'][number];
  readonly value: OutcomeName;
  readonly onChange: (outcome: OutcomeName) => void;
}

function OutcomeChoices({ experiment, count, value, onChange }: OutcomeChoicesProps) {
  const meanings: [OutcomeName, string][] = [
    ['validated', l10n.t('It works for people. Hand it to engineering.')],
    ['invalidated', l10n.t('It does not. Stop here and keep the learning.')],
    ['inconclusive', l10n.t('Not known yet. Nothing is built on it.')],
  ];
  const barSpeaks = count.participants >= minimumParticipants(experiment);
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
            data-next={outcome === value ? 'focus' : undefined}
            onChange={() => onChange(outcome)}
          />
          <span class="choice-name">
            {outcomeWord(outcome)}
            {barSpeaks && outcome === count.outcome && <span class="tag">{l10n.t('what the bar says')}</span>}
          </span>
          <span class="hint">{meaning}</span>
        </label>
      ))}
    </fieldset>
  );
}
