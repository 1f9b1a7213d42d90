import * as l10n from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PreviewView } from '../../protocol/preview.ts';
import type { PickedElement } from '../prototype/channel.ts';
import { useAsk, useHost } from './host.ts';
import { Icon } from '../shared/icon.tsx';
import type { Asking } from './paneContent.ts';
import { elementText, spendingText } from './words.ts';

interface PickBoxProps {
  readonly variant: string;
  readonly element: PickedElement;
  /** Another page has taken the place of the one it was pointed at in, perhaps from other files. */
  readonly isOutdated: boolean;
  readonly view: PreviewView;
  readonly asking: Asking;
  readonly isBusy: boolean;
  /** What is in the box at first: what was asked for before and has not been made. */
  readonly unmade: string;
  readonly onAsked: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks what should change about the element that was pointed at. */
export function PickBox(props: PickBoxProps) {
  const { variant, element, isOutdated, view, asking, isBusy, unmade, onAsked, onClose } = props;
  const host = useHost();
  const ask = useAsk();
  const [text, setText] = useState(unmade);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      else return;
      // VS Code has shortcuts of its own for these.
      event.stopPropagation();
    };
    const { current } = form;
    current?.addEventListener('keydown', press);
    return () => current?.removeEventListener('keydown', press);
  }, [onClose]);
  useEffect(() => {
    const target =
      form.current?.querySelector<HTMLElement>('textarea') ?? form.current?.querySelector('button');
    target?.focus();
  }, [element]);
  const canAsk = asking === 'possible';
  const send = (): void => {
    if (text.trim() === '' || isBusy || !canAsk) return;
    ask({ type: 'change', variant, instruction: text.trim(), element: meant });
    onAsked(text.trim());
    onClose();
  };
  const meant = isOutdated ? withoutLines(element) : element;
  const place = placeOf(meant);
  return (
    <form
      class="pick"
      aria-label={l10n.t('What should change here?')}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="pick-element">
        <strong>{elementText(element)}</strong>
        {place && (
          <button
            type="button"
            class="link"
            title={l10n.t('Open the file at this line')}
            onClick={() => ask({ type: 'openFile', variant, ...place })}
          >
            {place.file}:{place.line}
          </button>
        )}
      </p>
      {canAsk && (
        <label>
          {l10n.t('What should change here?')}
          <textarea
            rows={2}
            maxLength={3000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      )}
      {asking === 'noModel' && (
        <p>
          {l10n.t('The offline starter does not take such requests. A model does.')}{' '}
          <button type="button" class="link" onClick={() => host.send({ type: 'chooseModel' })}>
            {l10n.t('Choose a model')}
          </button>
        </p>
      )}
      {asking === 'earlierVersion' && (
        <p>{l10n.t('This is an earlier version. Restore it to change it, or go back to the newest.')}</p>
      )}
      {asking === 'decided' && (
        <p>{l10n.t('This experiment is decided. A changed prototype needs a new one.')}</p>
      )}
      <div class="pick-buttons">
        {canAsk && (
          <button type="submit" class="primary" disabled={text.trim() === '' || isBusy}>
            <Icon name="spark" />
            {l10n.t('Change it')}
          </button>
        )}
        <button type="button" class="secondary" onClick={onClose}>
          {canAsk ? l10n.t('Cancel') : l10n.t('Close')}
        </button>
        {canAsk && <span class="hint">{l10n.t('Costs one turn. {0}', spendingText(view.spending))}</span>}
      </div>
    </form>
  );
}

/** The lines of files that changed since are those of something else; by what it says the element is still found. */
function withoutLines({ at: _at, near: _near, ...element }: PickedElement): PickedElement {
  return element;
}

function placeOf({ at, near }: PickedElement): { file: string; line: number } | undefined {
  const [, file, line] = /^(.+):(\d{1,7})$/.exec(at ?? near ?? '') ?? [];
  return file === undefined || Number(line) < 1 ? undefined : { file, line: Number(line) };
}
