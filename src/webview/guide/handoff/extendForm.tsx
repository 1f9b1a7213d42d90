import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { foldUp } from './foldUp.ts';
import { dateWord } from './handoffWords.ts';

/** Moves the throw-away date, once and with a reason. */
export function ExtendForm({ experiment: { slug, disposal } }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const details = useRef<HTMLDetailsElement>(null);
  const [until, setUntil] = useKeptText(`extend-until:${slug}`);
  const [reason, setReason] = useKeptText(`extend-why:${slug}`);
  const [tried, setTried] = useState(false);
  const { earliest, latest } = disposal;
  // A throw-away date far ahead leaves no later day to choose.
  if (earliest > latest) return null;
  const isDay = until >= earliest && until <= latest;
  const hasReason = reason.trim() !== '';
  const extend = (): void => {
    setTried(true);
    if (!isDay) return document.getElementById('extend-until')?.focus();
    if (!hasReason) return document.getElementById('extend-why')?.focus();
    host.send({ type: 'extendThrowAway', until, reason: reason.trim() });
    setUntil(undefined);
    setReason(undefined);
    if (details.current) foldUp(details.current);
  };
  return (
    <details class="more" ref={details}>
      <summary>{l10n.t('Keep it longer…')}</summary>
      <Field
        id="extend-until"
        label={l10n.t('Until when?')}
        hint={l10n.t('Once, and until {0} at the latest.', dateWord(latest))}
        problem={
          tried && !isDay
            ? l10n.t('Choose a day from {0} to {1}.', dateWord(earliest), dateWord(latest))
            : undefined
        }
      >
        {(attributes) => (
          <input
            {...attributes}
            type="date"
            min={earliest}
            max={latest}
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        id="extend-why"
        label={l10n.t('What is it still needed for?')}
        problem={tried && !hasReason ? l10n.t('Give a reason in a few words.') : undefined}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={1}
            maxLength={1000}
            placeholder={l10n.t('e.g. engineering looks at it in the planning week')}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" onClick={extend}>
          {l10n.t('Move the date')}
        </button>
      </div>
    </details>
  );
}
