import * as l10n from '@vscode/l10n';
import type { ExperimentView, SessionView } from '../../../protocol/guide.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';
import { TaskOutcomes } from './taskOutcomes.tsx';

interface SessionCardProps {
  readonly session: SessionView;
  readonly experiment: ExperimentView;
  readonly onClose: () => void;
}

/** One participant's session: how each task ended, notes, and the end. */
export function SessionCard({ session, experiment, onClose }: SessionCardProps) {
  const note = usePendingNote(session);
  const heading = session.ended
    ? l10n.t('Correct {0}', session.participant)
    : l10n.t('{0} is trying it', session.participant);
  return (
    <section class="card session" aria-label={heading}>
      <h3>{heading}</h3>
      {experiment.tasks.map((task) => (
        <TaskOutcomes key={task.id} session={session} task={task} success={successOf(experiment, task.id)} />
      ))}
      <Notes session={session} note={note} />
      <EndSession session={session} experiment={experiment} onClose={onClose} note={note} />
    </section>
  );
}

/** How an observer knows that the task succeeded, as it was framed. */
function successOf(experiment: ExperimentView, task: string): string | undefined {
  return experiment.hypothesis.tasks.find((one) => one.id === task)?.success;
}

/** The note being typed; `add` sends it, if there is anything in it. */
interface PendingNote {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly add: () => void;
}

function usePendingNote(session: SessionView): PendingNote {
  const host = useHost();
  const [text, type] = useKeptText(`note:${session.id}`);
  const add = (): void => {
    if (text.trim() === '') return;
    host.send({ type: 'addNote', session: session.id, text: text.trim() });
    type(undefined);
  };
  return { text, type, add };
}

interface NotesProps {
  readonly session: SessionView;
  readonly note: PendingNote;
}

function Notes({ session, note }: NotesProps) {
  return (
    <>
      {session.notes.length > 0 && (
        <ul class="notes" aria-label={l10n.t('Notes')}>
          {session.notes.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      <Field id={`note-${session.id}`} label={l10n.t('What did they say or do?')} optional>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={4000}
            placeholder={l10n.t('e.g. looked for the total at the top')}
            value={note.text}
            onInput={(event) => note.type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) note.add();
            }}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="button" class="secondary" aria-disabled={note.text.trim() === ''} onClick={note.add}>
          {l10n.t('Add note')}
        </button>
      </div>
    </>
  );
}

function EndSession({
  session,
  experiment,
  onClose,
  note,
}: SessionCardProps & { readonly note: PendingNote }) {
  const host = useHost();
  const open = experiment.tasks.filter((task) => session.outcomes[task.id] === undefined).length;
  const end = (): void => {
    // What was typed and not yet added would be gone with the card.
    note.add();
    if (!session.ended) host.send({ type: 'endSession', session: session.id });
    onClose();
  };
  return (
    <>
      {open > 0 && (
        <p class="hint">
          {open === 1
            ? l10n.t('One task has no outcome yet. The session counts once it has.')
            : l10n.t('{0} tasks have no outcome yet. The session counts once they have.', open)}
        </p>
      )}
      <div class="buttons">
        <button type="button" class={open === 0 ? 'primary' : 'secondary'} onClick={end}>
          {session.ended ? l10n.t('Done') : l10n.t('End session')}
        </button>
      </div>
    </>
  );
}
