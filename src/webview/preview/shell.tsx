import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { PreviewState } from '../../protocol/preview.ts';
import { useKeptFocus } from '../shared/useKeptFocus.ts';
import { ExperimentContext, useHost } from './host.ts';
import { Pane } from './pane.tsx';
import { paneKey } from './paneContent.ts';
import { Toolbar } from './toolbar.tsx';
import { usePanes } from './usePanes.ts';
import { usePointing } from './usePointing.ts';
import { type Width, widths } from './widths.ts';

/** The page around the prototypes. It stays while their code is replaced. */
export function Shell({ remember }: { readonly remember: (state: PreviewState) => void }) {
  const panes = usePanes(useHost(), remember);
  const [width, setWidth] = useState<Width>(widths[0]);
  const pointing = usePointing(panes.view?.state.experiment);
  const pointButton = useRef<HTMLButtonElement>(null);
  const { view } = panes;
  useKeptFocus();
  if (!view) return <p class="loading">{l10n.t('The prototype is being compiled …')}</p>;
  const { experiment } = view.state;
  return (
    <ExperimentContext.Provider value={experiment}>
      <Toolbar
        {...{ view, width, pointButton }}
        pointing={pointing.purpose !== undefined}
        onWidth={setWidth}
        onPoint={() => pointing.toggle()}
      />
      {pointing.purpose && (
        <p class="pointing" role="status">
          {pointing.purpose === 'change'
            ? l10n.t('Click the element to change. Or walk with the arrow keys, Enter chooses, Esc leaves.')
            : l10n.t(
                'Click what people use last, or anything on the screen that they end on. Or walk with the arrow keys, Enter chooses, Esc leaves.',
              )}
        </p>
      )}
      <div class="panes" data-count={view.panes.length}>
        {view.panes.map((pane) => (
          <Pane
            key={paneKey({ experiment, variant: pane.variant })}
            {...{ pane, view, panes, width, pointing }}
            onBoxLeft={() => pointButton.current?.focus()}
          />
        ))}
      </div>
    </ExperimentContext.Provider>
  );
}
