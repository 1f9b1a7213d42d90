import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { ProtocolView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { AmendmentList } from './amendmentList.tsx';
import { dayWord } from './planWords.ts';
import { ProtocolFacts } from './protocolFacts.tsx';

interface LockCardProps {
  readonly experiment: ExperimentView;
  /** Whether the hypothesis is being changed: what is not saved yet would not be locked. */
  readonly isEditing?: boolean;
}

/**
 * The protocol in the Test step: all that is the same for everyone, whether it is locked, the button that locks it, and
 * how it was changed since. After the verdict it is only read.
 */
export function LockCard({ experiment, isEditing = false }: LockCardProps) {
  const { protocol } = experiment.evidence;
  const isOver = experiment.verdict !== undefined;
  return (
    <section class="plan-card" aria-label={l10n.t('How the test goes')}>
      <Standing protocol={protocol} isOver={isOver} />
      <ProtocolFacts experiment={experiment} isOpen={protocol.lock === undefined && !isOver} />
      {protocol.lock === undefined && !isOver && <LockButton experiment={experiment} isEditing={isEditing} />}
      <AmendmentList amendments={protocol.amendments} />
    </section>
  );
}

/** Whether the protocol is locked, and what that means. */
function Standing({ protocol, isOver }: { readonly protocol: ProtocolView; readonly isOver: boolean }) {
  const { lock, drifted } = protocol;
  if (!lock)
    return isOver ? null : (
      <p class="plan-standing">
        {l10n.t(
          'Not locked yet. The first session that counts locks the plan, so that nobody moves the bar.',
        )}
      </p>
    );
  return (
    <>
      <p class="plan-standing locked">
        <Icon name="lock" />
        <span>
          <strong>{l10n.t('Locked {0}', dayWord(lock.at))}</strong>
          {!isOver && (
            <span class="hint">
              {l10n.t('You can still change it. Each change needs a reason, which stays beside the result.')}
            </span>
          )}
          {!isOver && protocol.unlockable === true && <Unlock />}
        </span>
      </p>
      {drifted && (
        <p class="card warning">
          <Icon name="warning" />
          <span>
            {l10n.t(
              'The record of this plan was changed by hand: it is not what was locked. Put it back, or save the hypothesis with a reason, so that the change is on record.',
            )}
          </span>
        </p>
      )}
    </>
  );
}

/** Locked too early: nobody has been tested, so nothing is lost by it. */
function Unlock() {
  const host = useHost();
  return (
    <button type="button" class="link" onClick={() => host.send({ type: 'unlockProtocol' })}>
      {l10n.t('Take the lock back: nobody was tested yet')}
    </button>
  );
}

function LockButton({ experiment, isEditing }: Required<LockCardProps>) {
  const host = useHost();
  if (!experiment.hasPrototype) return null;
  if (isEditing)
    return (
      <p class="hint">{l10n.t('Save or cancel your changes to the hypothesis; then it can be locked.')}</p>
    );
  return (
    <div class="buttons">
      <button type="button" class="secondary" onClick={() => host.send({ type: 'lockProtocol' })}>
        <Icon name="lock" />
        {l10n.t('Lock the plan now')}
      </button>
    </div>
  );
}
