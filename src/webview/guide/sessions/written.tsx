import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { NoteView, SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';

interface WrittenProps {
  readonly session: SessionView;
  /** Whether it may still be taken back. */
  readonly canStrike: boolean;
}

/** What is written down so far, each with a way to take it back and, right after that, to keep it after all. */
export function Written({ session, canStrike }: WrittenProps) {
  const host = useHost();
  const [struck, setStruck] = useState<string>();
  const { id: sessionId, notes, quotes } = session;
  const strike = (event: string): void => {
    setStruck(event);
    host.send({ type: 'strikeNote', session: sessionId, event });
  };
  const list = { onStrike: canStrike ? strike : undefined };
  const isGone = struck !== undefined && ![...notes, ...quotes].some(({ id }) => id === struck);
  return (
    <>
      <Texts {...list} label={l10n.t('Notes')} texts={notes} isQuoted={false} />
      <Texts {...list} label={l10n.t('Their words')} texts={quotes} isQuoted />
      {canStrike && isGone && (
        <Struck
          onUndo={() => {
            setStruck(undefined);
            host.send({ type: 'strikeNote', session: sessionId, event: struck, undone: true });
          }}
        />
      )}
    </>
  );
}

interface TextsProps {
  readonly label: string;
  readonly texts: readonly NoteView[];
  readonly isQuoted: boolean;
  readonly onStrike: ((event: string) => void) | undefined;
}

function Texts({ label, texts, isQuoted, onStrike }: TextsProps) {
  if (texts.length === 0) return null;
  return (
    <ul class={isQuoted ? 'notes quotes' : 'notes'} aria-label={label}>
      {texts.map(({ id, text }) => (
        <li key={id}>
          {isQuoted ? <q>{text}</q> : text}
          {onStrike && (
            <button
              type="button"
              class="link strike"
              aria-label={l10n.t('Remove “{0}”', text)}
              onClick={() => onStrike(id)}
            >
              {l10n.t('Remove')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was taken back is not said again. */
function Struck({ onUndo }: { readonly onUndo: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => undo.current?.focus(), []);
  return (
    <p class="hint" role="status">
      {l10n.t('Removed. It is in no list, brief or export.')}{' '}
      <button type="button" class="link" ref={undo} onClick={onUndo}>
        {l10n.t('Undo')}
      </button>
    </p>
  );
}
