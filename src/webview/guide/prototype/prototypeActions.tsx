import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';

interface PrototypeActionsProps {
  readonly experiment: ExperimentView;
  readonly variant: VariantView;
}

/** Ways to look at a prototype that is made, and to give it to the team where it is a tool. */
export function PrototypeActions({ experiment, variant }: PrototypeActionsProps) {
  const host = useHost();
  const { id } = variant;
  return (
    <div class="buttons">
      <button type="button" class="primary" onClick={() => host.send({ type: 'preview', variant: id })}>
        {l10n.t('Open preview')}
      </button>
      <button type="button" class="quiet" onClick={() => host.send({ type: 'openInBrowser', variant: id })}>
        <Icon name="browser" />
        {l10n.t('In the browser')}
      </button>
      {experiment.hypothesis.kind === 'internalTool' && (
        <button
          type="button"
          class="quiet"
          title={l10n.t('One HTML file with its data, to be opened by the team without VS Code')}
          onClick={() => host.send({ type: 'exportTool', variant: id })}
        >
          <Icon name="save" />
          {l10n.t('Save as one file')}
        </button>
      )}
    </div>
  );
}
