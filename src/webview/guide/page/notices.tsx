import * as l10n from '@vscode/l10n';
import type { GuideState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';

/** What the user should know about this window before anything else. */
export function Notices({ state }: { readonly state: GuideState }) {
  return (
    <>
      {!state.trusted && <Restricted />}
      {state.hasDraftAside === true && !state.form && (
        <Aside message="newExperiment">{l10n.t('The draft of your new experiment is kept.')}</Aside>
      )}
      {state.hasEditsAside === true && !state.form && (
        <Aside message="editHypothesis">
          {l10n.t('Your changes of this hypothesis are kept. They are not saved yet.')}
        </Aside>
      )}
      {state.damaged.length > 0 && <Damaged records={state.damaged} />}
    </>
  );
}

function Restricted() {
  const host = useHost();
  return (
    <p class="card note">
      <Icon name="lock" />
      <span>
        {l10n.t('This window is in Restricted Mode. Everything here works except network models.')}{' '}
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'run', command: 'workbench.trust.manage' })}
        >
          {l10n.t('Manage trust')}
        </button>
      </span>
    </p>
  );
}

interface AsideProps {
  /** Opens the form again. */
  readonly message: 'newExperiment' | 'editHypothesis';
  readonly children: string;
}

function Aside({ message, children }: AsideProps) {
  const host = useHost();
  return (
    <p class="card note" role="status">
      <Icon name="save" />
      <span>
        {children}{' '}
        <button type="button" class="link" onClick={() => host.send({ type: message })}>
          {l10n.t('Go on writing')}
        </button>
      </span>
    </p>
  );
}

function Damaged({ records }: { readonly records: readonly string[] }) {
  const host = useHost();
  return (
    <div class="card warning" role="status">
      <Icon name="warning" />
      <div>
        <p>{l10n.t('Some records could not be read. They were left as they are; everything else works.')}</p>
        <ul>
          {records.map((record) => (
            <li key={record}>{record}</li>
          ))}
        </ul>
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'run', command: 'footbridge.showLog' })}
        >
          {l10n.t('Show log')}
        </button>
      </div>
    </div>
  );
}
