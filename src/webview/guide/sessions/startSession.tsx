import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { variantName } from '../words.ts';

/** Begins a participant's session under a code; the plan says what they try, unless somebody chooses. */
export function StartSession({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const [code, setCode] = useKeptText(`participant:${experiment.slug}`, experiment.evidence.nextCode);
  const [variant, setVariant] = useState('');
  const [tried, setTried] = useState(false);
  const problem = problemWith(code, experiment);
  const start = (): void => {
    setTried(true);
    if (problem !== undefined) {
      document.getElementById('participant')?.focus();
      return;
    }
    const chosen = variant === '' ? {} : { variant };
    host.send({ type: 'startSession', participant: code.trim(), ...chosen });
    setCode(undefined);
    setVariant('');
    setTried(false);
  };
  return (
    <form
      class="start"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Field
        id="participant"
        label={l10n.t('Participant code')}
        hint={l10n.t('A code such as P3, never a name: evidence travels with the brief.')}
        problem={tried ? problem : undefined}
      >
        {(attributes) => (
          <div class="inline">
            <input
              {...attributes}
              type="text"
              data-next="focus"
              maxLength={40}
              autocomplete="off"
              spellcheck={false}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
            <button type="submit" class="primary">
              {l10n.t('Start a session')}
            </button>
          </div>
        )}
      </Field>
      <WhichVariant experiment={experiment} value={variant} onChange={setVariant} />
    </form>
  );
}

interface WhichVariantProps {
  readonly experiment: ExperimentView;
  /** Empty: the plan says. */
  readonly value: string;
  readonly onChange: (variant: string) => void;
}

/** What they will try: by the plan, which keeps the variants balanced, or by choice, which is shown beside the result. */
function WhichVariant({ experiment, value, onChange }: WhichVariantProps) {
  const { variants, evidence } = experiment;
  const made = variants.filter(({ madeAt }) => madeAt !== undefined);
  if (made.length < 2) return null;
  return (
    <Field
      id="session-variant"
      label={l10n.t('They try')}
      hint={value === '' ? undefined : l10n.t('You chose, not the plan. That is shown beside the result.')}
    >
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{planWords(evidence.nextVariants)}</option>
          {made.map(({ id }) => (
            <option key={id} value={id}>
              {l10n.t('Only variant {0}', variantName(id))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function planWords(order: readonly string[]): string {
  if (order.length === 0) return l10n.t('What the plan says');
  const names = new Intl.ListFormat(document.documentElement.lang || undefined, { type: 'unit' });
  return order.length === 1
    ? l10n.t('By the plan: variant {0}', variantName(order[0] ?? ''))
    : l10n.t('By the plan: {0}', names.format(order.map(variantName)));
}

function problemWith(code: string, { sessions }: ExperimentView): string | undefined {
  if (code.trim() === '') return l10n.t('Give a code such as P1.');
  if (looksLikeAName(code)) return l10n.t('That looks like a name. Use a code with a number, such as P3.');
  const isTaken = sessions.some((session) => session.participant === code.trim());
  return isTaken ? l10n.t('{0} has a session already.', code.trim()) : undefined;
}

/** Codes have a number or are very short; a longer word without one is likely a person. The host checks it again, and more. */
function looksLikeAName(code: string): boolean {
  return code.includes('@') || (!/\d/.test(code) && code.trim().length > 3);
}
