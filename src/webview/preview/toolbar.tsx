import * as l10n from '@vscode/l10n';
import type { Ref } from 'preact';
import type { PreviewView } from '../../protocol/preview.ts';
import { useAsk } from './host.ts';
import { Icon, type IconName } from '../shared/icon.tsx';
import { nameOfWidth, type Width, widths } from './widths.ts';

interface ToolbarProps {
  readonly view: PreviewView;
  readonly width: Width;
  readonly onWidth: (width: Width) => void;
  readonly pointing: boolean;
  readonly onPoint: () => void;
  readonly pointButton: Ref<HTMLButtonElement>;
}

/** What can be done with all that is shown. */
export function Toolbar({ view, width, onWidth, pointing, onPoint, pointButton }: ToolbarProps) {
  const ask = useAsk();
  const [first] = view.panes;
  return (
    <header class="toolbar" aria-label={l10n.t('Preview')}>
      {view.variants.length > 1 && <VariantSwitcher view={view} />}
      <span class="space" />
      <select
        aria-label={l10n.t('Width')}
        title={l10n.t('Width')}
        value={width.id}
        onChange={(event) => {
          const chosen = widths.find(({ id }) => id === event.currentTarget.value);
          if (chosen) onWidth(chosen);
        }}
      >
        {widths.map((each) => (
          <option key={each.id} value={each.id}>
            {nameOfWidth(each)}
          </option>
        ))}
      </select>
      <ToolButton
        icon="target"
        name={l10n.t('Point at an element')}
        isPressed={pointing}
        onClick={onPoint}
        button={pointButton}
      />
      <ToolButton icon="reload" name={l10n.t('Reload')} onClick={() => ask({ type: 'reload' })} />
      {first && (
        <ToolButton
          icon="elsewhere"
          name={l10n.t('Open in browser')}
          onClick={() => ask({ type: 'openInBrowser', variant: first.variant })}
        />
      )}
    </header>
  );
}

/** One variant at a time, or several beside each other. */
function VariantSwitcher({ view }: { readonly view: PreviewView }) {
  const ask = useAsk();
  const shown = view.panes.map(({ variant }) => variant);
  const several = shown.length > 1;
  const show = (variants: readonly string[]): void => ask({ type: 'show', variants: [...variants] });
  const choose = (id: string): void => {
    if (!several) show([id]);
    else if (!shown.includes(id)) show(inOrder(view, [...shown, id].slice(-view.mostPanes)));
    else show(shown.filter((each) => each !== id));
  };
  const compare = (): void => {
    if (several) show(shown.slice(-1));
    else show(inOrder(view, closest(view, shown[0])));
  };
  return (
    <div class="variants" role="group" aria-label={l10n.t('Variants')}>
      {view.variants.map(({ id, note }) => (
        <button
          key={id}
          type="button"
          class="variant"
          aria-pressed={shown.includes(id)}
          title={note}
          onClick={() => choose(id)}
        >
          {id.toUpperCase()}
        </button>
      ))}
      <ToolButton icon="sideBySide" name={l10n.t('Side by side')} isPressed={several} onClick={compare} />
    </div>
  );
}

/** As many as fit, with the one that is shown among them and the newest of the others. */
function closest({ variants, mostPanes }: PreviewView, shown: string | undefined): string[] {
  const others = variants.map(({ id }) => id).filter((id) => id !== shown);
  const room = mostPanes - (shown === undefined ? 0 : 1);
  return [...(shown === undefined ? [] : [shown]), ...others.slice(-room)];
}

function inOrder({ variants }: PreviewView, wanted: readonly string[]): string[] {
  return variants.map(({ id }) => id).filter((id) => wanted.includes(id));
}

interface ToolButtonProps {
  readonly icon: IconName;
  readonly name: string;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  readonly button?: Ref<HTMLButtonElement>;
}

function ToolButton({ icon, name, isPressed, onClick, button = null }: ToolButtonProps) {
  return (
    <button
      ref={button}
      type="button"
      class="tool"
      aria-label={name}
      title={name}
      {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
