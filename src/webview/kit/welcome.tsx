import * as l10n from '@vscode/l10n';
import { useId, useState } from 'preact/hooks';
import { isCode } from './chance.ts';

interface WelcomeProps {
  readonly title: string;
  /** What is proposed. */
  readonly code: string;
  readonly start: (code: string) => void;
}

/** Before the consent: the code under which everything is kept. */
export function Welcome({ title, code: proposed, start }: WelcomeProps) {
  const id = useId();
  const [code, setCode] = useState(proposed);
  const [isRefused, setRefused] = useState(false);
  return (
    <form
      class="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode(code.trim())) start(code.trim());
        else setRefused(true);
      }}
    >
      <p class="title">{title}</p>
      <h1>{l10n.t('Welcome')}</h1>
      <p>
        {l10n.t(
          'This page works without the internet. Nothing you do here leaves it before you hand over the results yourself, at the end.',
        )}
      </p>
      <div class="field">
        <label for={id}>{l10n.t('Your code')}</label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={40}
          value={code}
          aria-describedby={`${id}-hint`}
          aria-invalid={isRefused}
          onInput={({ currentTarget }) => {
            setCode(currentTarget.value);
            setRefused(false);
          }}
        />
        <p class="hint" id={`${id}-hint`}>
          {l10n.t('It was made by chance. If you were given another one, type it here. Never your name.')}
        </p>
        <p role="alert">
          {isRefused && l10n.t('Please use a code with a digit, such as P3. Names are not kept.')}
        </p>
      </div>
      <div class="buttons">
        <button type="submit" class="primary">
          {l10n.t('Continue')}
        </button>
      </div>
    </form>
  );
}
