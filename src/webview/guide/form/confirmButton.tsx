import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface ConfirmButtonProps {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  /** Whether there is anything to lose; without it the button acts at once. */
  readonly ask: boolean;
  readonly onConfirm: () => void;
}

/** A quiet button that asks in place before it throws something away; the safe answer has the focus. */
export function ConfirmButton({ label, question, yes, ask, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const pressed = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (pressed.current) first.current?.focus();
  }, [asking]);
  const turn = (next: boolean): void => {
    pressed.current = true;
    setAsking(next);
  };
  if (!asking)
    return (
      <button type="button" class="quiet" ref={first} onClick={() => (ask ? turn(true) : onConfirm())}>
        {label}
      </button>
    );
  return (
    <div class="confirm" role="group" aria-label={question}>
      <span>{question}</span>
      <button type="button" class="quiet" ref={first} onClick={() => turn(false)}>
        {l10n.t('Keep')}
      </button>
      <button
        type="button"
        class="quiet danger"
        onClick={() => {
          turn(false);
          onConfirm();
        }}
      >
        {yes}
      </button>
    </div>
  );
}
