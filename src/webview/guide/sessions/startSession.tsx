import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';

/** Begins a participant's session under a code. */
export function StartSession({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const [code, setCode] = useKeptText(`participant:${experiment.slug}`, nextCode(experiment));
  const [tried, setTried] = useState(false);
  const problem = problemWith(code, experiment);
  const start = (): void => {
    setTried(true);
    if (problem !== undefined) {
      document.getElementById('participant')?.focus();
      return;
    }
    host.send({ type: 'startSession', participant: code.trim() });
    setCode(undefined);
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
    </form>
  );
}

function problemWith(code: string, { sessions }: ExperimentView): string | undefined {
  if (code.trim() === '') return l10n.t('Give a code such as P1.');
  if (looksLikeAName(code)) return l10n.t('That looks like a name. Use a code with a number, such as P3.');
  const isTaken = sessions.some((session) => session.participant === code.trim());
  return isTaken ? l10n.t('{0} has a session already.', code.trim()) : undefined;
}

/** Codes have a number or are very short; several words or a longer word without one is likely a person. */
function looksLikeAName(code: string): boolean {
  return !/\d/.test(code) && code.trim().length > 3;
}

function nextCode({ sessions }: ExperimentView): string {
  const taken = new Set(sessions.map((session) => session.participant));
  let number = sessions.length + 1;
  while (taken.has(`P${number}`)) number += 1;
  return `P${number}`;
}
