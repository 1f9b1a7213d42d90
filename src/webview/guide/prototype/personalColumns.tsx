import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { DataColumnView, DatasetView } from '../../../protocol/guidePrototype.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { Icon } from '../../shared/icon.tsx';
import { useKeptText } from '../memory.ts';

interface PersonalColumnsProps {
  /** Slug of the experiment the data belongs to. */
  readonly experiment: string;
  readonly dataset: DatasetView;
  readonly isFinal: boolean;
}

/** Says which columns are left out because they look personal, and takes the approval to use some all the same. */
export function PersonalColumns({ experiment, dataset, isFinal }: PersonalColumnsProps) {
  const [isApproving, setApproving] = useState(false);
  const approval = useApproval(experiment, dataset, () => setApproving(false));
  const left = dataset.columns.filter(({ personal }) => personal && !personal.approved);
  if (left.length === 0) return null;
  const names = left.map(({ label }) => label).join(', ');
  return (
    <div class="personal">
      <p class="problem">
        <Icon name="lock" />
        <span>
          {left.length === 1
            ? l10n.t('One column looks personal and is left out of page and prompt: {0}.', names)
            : l10n.t(
                '{0} columns look personal and are left out of page and prompt: {1}.',
                left.length,
                names,
              )}
        </span>
      </p>
      {!isFinal && !isApproving && (
        <button type="button" class="link" onClick={() => setApproving(true)}>
          {l10n.t('Use some of them …')}
        </button>
      )}
      {isApproving && (
        <Approval approval={approval} dataset={dataset} left={left} onClose={() => setApproving(false)} />
      )}
    </div>
  );
}

interface ApprovalState {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly send: (columns: readonly string[]) => void;
}

/** What is typed stays until the columns are approved, so that nothing is lost when that fails. */
function useApproval(
  experiment: string,
  { id, columns }: DatasetView,
  onApproved: () => void,
): ApprovalState {
  const host = useHost();
  const [reason, setReason] = useKeptText(`approve-reason:${experiment}/${id}`);
  const [sent, setSent] = useState<readonly string[]>([]);
  const approved = new Set(columns.filter(({ personal }) => personal?.approved).map(({ name }) => name));
  const isApproved = sent.length > 0 && sent.every((name) => approved.has(name));
  useLayoutEffect(() => {
    if (!isApproved) return;
    setReason(undefined);
    setSent([]);
    onApproved();
  }, [isApproved]);
  return {
    reason,
    setReason,
    send: (chosen) => {
      setSent(chosen);
      host.send({ type: 'approvePersonalData', dataset: id, columns: [...chosen], reason: reason.trim() });
    },
  };
}

interface ApprovalProps {
  readonly approval: ApprovalState;
  readonly dataset: DatasetView;
  readonly left: readonly DataColumnView[];
  readonly onClose: () => void;
}

function Approval({ approval: { reason, setReason, send }, dataset, left, onClose }: ApprovalProps) {
  const id = `approve-${dataset.id}`;
  const [chosen, choose] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const approve = (): void => {
    setTried(true);
    if (chosen.length === 0 || reason.trim().length < 3) {
      document.getElementById(chosen.length === 0 ? `${id}-0` : id)?.focus();
      return;
    }
    send(chosen);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        approve();
      }}
    >
      <fieldset class="choices">
        <legend>{l10n.t('Which are needed to test the idea?')}</legend>
        {left.map(({ name, label, personal }, index) => (
          <label key={name} class="choice">
            <input
              id={`${id}-${index}`}
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                choose(checked ? [...chosen, name] : chosen.filter((one) => one !== name))
              }
            />
            <span class="choice-name">{label}</span>
            <span class="hint">{personal?.why}</span>
          </label>
        ))}
      </fieldset>
      {tried && chosen.length === 0 && <p class="problem">{l10n.t('Choose at least one column.')}</p>}
      <Field
        id={id}
        label={l10n.t('Why may they be used?')}
        hint={l10n.t('Kept with the experiment, with your name and the date.')}
        problem={
          tried && reason.trim().length < 3 ? l10n.t('Using personal data needs a reason.') : undefined
        }
      >
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={1000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="submit" class="secondary">
          {l10n.t('Approve')}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {l10n.t('Leave them out')}
        </button>
      </div>
    </form>
  );
}
