import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { PaneView, PreviewView } from '../../protocol/preview.ts';
import type { PickedElement } from '../prototype/channel.ts';
import { Faults } from './faults.tsx';
import { useAsk, useHost } from './host.ts';
import { Icon } from '../shared/icon.tsx';
import { type PaneContent, screenOf } from './paneContent.ts';
import { PickBox } from './pickBox.tsx';
import { Stage } from './stage.tsx';
import type { Panes } from './usePanes.ts';
import type { Width } from './widths.ts';
import type { Pointing } from './usePointing.ts';
import { momentText } from './words.ts';

interface PaneProps {
  readonly pane: PaneView;
  readonly view: PreviewView;
  readonly panes: Panes;
  readonly width: Width;
  readonly pointing: Pointing;
  /** The box about an element was put away while it had the focus. */
  readonly onBoxLeft: () => void;
}

/** One prototype with all that is to be said about it. */
export function Pane({ pane, view, panes, width, pointing, onBoxLeft }: PaneProps) {
  const host = useHost();
  const ask = useAsk();
  const [picked, setPicked] = useState<{ element: PickedElement; page: PaneContent['page'] }>();
  // Until another page has come of it: what was cancelled or failed need not be typed again.
  const [asked, setAsked] = useState<{ text: string; page: PaneContent['page'] }>();
  const { variant, turn } = pane;
  const content = panes.content(variant);
  const several = view.panes.length > 1;
  const name = several ? l10n.t('{0}, variant {1}', view.title, variant.toUpperCase()) : view.title;
  const isBusy = turn !== undefined;
  // A change is made to the newest version, which is not the one in sight.
  const asking = pane.version ? 'earlierVersion' : view.asking;
  return (
    <section class="pane" aria-label={name} tabIndex={-1} data-keeps-focus="">
      {several && <PaneTitle variant={variant} view={view} />}
      <Version pane={pane} />
      {content.broken === undefined ? (
        <Stage
          {...{ name, content, width }}
          pointing={pointing.purpose !== undefined}
          onPointingEnded={() => pointing.leave()}
          askData={(dataset) => host.askData(dataset)}
          onReport={(report) => panes.report(variant, report)}
          onPicked={(element) => {
            if (pointing.purpose === 'success')
              ask({ type: 'pointed', variant, element: { ...element, ...screenOf(content) } });
            else setPicked({ element, page: content.page });
            pointing.end();
          }}
        />
      ) : (
        <Broken message={content.broken} />
      )}
      <Turn pane={pane} />
      <Problem pane={pane} />
      {picked && (
        <PickBox
          {...{ variant, view, asking, isBusy }}
          element={picked.element}
          isOutdated={picked.page !== content.page}
          unmade={asked?.page === content.page ? (asked?.text ?? '') : ''}
          onAsked={(text) => setAsked({ text, page: content.page })}
          onClose={() => {
            setPicked(undefined);
            onBoxLeft();
          }}
        />
      )}
      <Faults {...{ variant, view, asking, isBusy }} faults={content.faults} />
    </section>
  );
}

function PaneTitle({ variant, view }: { readonly variant: string; readonly view: PreviewView }) {
  const note = view.variants.find(({ id }) => id === variant)?.note ?? '';
  return (
    <h2 class="pane-title">
      <strong>{variant.toUpperCase()}</strong> <span class="hint">{note}</span>
    </h2>
  );
}

/** Says that what is shown is not the newest. */
function Version({ pane: { variant, version } }: { readonly pane: PaneView }) {
  const ask = useAsk();
  if (!version) return null;
  return (
    <div class="banner" role="status">
      <Icon name="history" />
      <p>{l10n.t('Version of {0}', momentText(version.madeAt))}</p>
      <button type="button" class="secondary" onClick={() => ask({ type: 'restore', variant })}>
        {l10n.t('Restore it')}
      </button>
      <button type="button" class="secondary" onClick={() => ask({ type: 'showNewest', variant })}>
        {l10n.t('Back to the newest')}
      </button>
    </div>
  );
}

function Broken({ message }: { readonly message: string }) {
  return (
    <div class="stage broken">
      <div class="card" role="alert">
        <h2>{l10n.t('The prototype does not run yet')}</h2>
        <p>{message}</p>
        <p class="hint">
          {l10n.t(
            'Ask for a change, or open the file and repair it: the preview comes back when you save. What you had before can be brought back with Undo Last Generation.',
          )}
        </p>
      </div>
    </div>
  );
}

/** What is being made for this variant right now. */
function Turn({ pane: { variant, turn } }: { readonly pane: PaneView }) {
  const ask = useAsk();
  if (!turn) return null;
  return (
    <div class="banner" role="status">
      <span class="busy" aria-hidden="true" />
      <p>{turn}</p>
      <button type="button" class="secondary" onClick={() => ask({ type: 'cancel', variant })}>
        {l10n.t('Cancel')}
      </button>
    </div>
  );
}

/** Why what was asked for did not happen. */
function Problem({ pane: { variant, problem } }: { readonly pane: PaneView }) {
  const ask = useAsk();
  if (!problem) return null;
  return (
    <div class="banner problem" role="alert">
      <Icon name="warning" />
      <p>{problem.message}</p>
      {problem.action !== undefined && (
        <button type="button" class="secondary" onClick={() => ask({ type: 'problemAction', variant })}>
          {problem.action}
        </button>
      )}
      <button
        type="button"
        class="tool"
        aria-label={l10n.t('Dismiss')}
        title={l10n.t('Dismiss')}
        onClick={() => ask({ type: 'dismissProblem', variant })}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}
