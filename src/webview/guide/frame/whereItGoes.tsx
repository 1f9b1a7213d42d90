import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';

/** Before there is a lab: what will be created, and where. */
export function WhereItGoes({ state }: { readonly state: GuideState }) {
  const host = useHost();
  if (state.lab) return null;
  if (state.hasFolder)
    return (
      <p class="card note">
        <Icon name="folder" />
        <span>
          {l10n.t(
            'Footbridge will create a folder of its own beside your project; your project’s files are not touched.',
          )}
        </span>
      </p>
    );
  return (
    <div class="card note">
      <Icon name="folder" />
      <div>
        <p>
          {l10n.t('No folder is open. Open your project, or choose where Footbridge may create its lab.')}
        </p>
        <div class="buttons">
          <button
            type="button"
            class="secondary"
            onClick={() => host.send({ type: 'run', command: 'workbench.action.files.openFolder' })}
          >
            {l10n.t('Open a folder')}
          </button>
          <button
            type="button"
            class="secondary"
            onClick={() => host.send({ type: 'run', command: 'footbridge.createLab' })}
          >
            {l10n.t('Choose where the lab goes')}
          </button>
        </div>
      </div>
    </div>
  );
}
