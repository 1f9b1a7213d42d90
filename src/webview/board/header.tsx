import * as l10n from '@vscode/l10n';
import type { BoardView, LabView } from '../../protocol/board.ts';
import { useHost } from './host.ts';
import { Icon, type IconName } from '../shared/icon.tsx';
import { numberText } from './words.ts';

const titleId = 'board-title';

/** What the board is about, what can be done with all of it, and what is wrong with it. */
export function Header({ board, save }: { readonly board: BoardView; readonly save: () => void }) {
  const host = useHost();
  const { entries, labs, copied, problem } = board;
  const troubled = labs.filter((lab) => lab.problem !== undefined);
  return (
    <header data-keeps-focus={titleId}>
      <div class="title-row">
        <h1 id={titleId} tabIndex={-1}>
          {l10n.t('Experiments')}
        </h1>
        <div class="actions">
          <Action icon="add" label={l10n.t('Add a Lab…')} run={() => host.send({ type: 'addLab' })} />
          <Action icon="reload" label={l10n.t('Read Again')} run={() => host.send({ type: 'refresh' })} />
          {entries.length > 0 && <Action icon="save" label={l10n.t('Save as CSV…')} run={save} />}
        </div>
      </div>
      {(labs.length > 1 || labs.some(({ isAdded }) => isAdded)) && (
        <ul class="labs" aria-label={l10n.t('Labs on this board')} tabIndex={-1} data-keeps-focus="">
          {labs.map((lab) => (
            <Lab key={lab.id} lab={lab} />
          ))}
        </ul>
      )}
      {copied > 0 && (
        <p class="hint">
          {copied === 1
            ? l10n.t(
                'One experiment is in more than one copy of a lab. It counts once, as it was changed last.',
              )
            : l10n.t(
                '{0} experiments are in more than one copy of a lab. Each counts once, as it was changed last.',
                copied,
              )}
        </p>
      )}
      <div aria-live="polite">
        {problem !== undefined && <Note text={problem} />}
        {troubled.map((lab) => (
          <Note key={lab.id} text={`${lab.name}: ${lab.problem}`} />
        ))}
      </div>
    </header>
  );
}

function Lab({ lab }: { readonly lab: LabView }) {
  const host = useHost();
  return (
    <li title={lab.id}>
      <span>{lab.name}</span>
      <span class="muted">
        {lab.isHere ? l10n.t('{0}, this window', numberText(lab.records)) : numberText(lab.records)}
      </span>
      {lab.isAdded && (
        <button
          type="button"
          class="bare"
          aria-label={l10n.t('Take {0} off the board', lab.name)}
          title={l10n.t('Take off the board. Nothing in the lab is changed.')}
          onClick={() => host.send({ type: 'removeLab', lab: lab.id })}
        >
          <Icon name="cross" />
        </button>
      )}
    </li>
  );
}

function Note({ text }: { readonly text: string }) {
  return (
    <p class="note">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}

function Action({
  icon,
  label,
  run,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}) {
  return (
    <button type="button" class="secondary" onClick={run}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
