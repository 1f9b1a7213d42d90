import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { formatCount } from '../words.ts';
import { SessionEntry } from './sessionEntry.tsx';

interface SessionListProps {
  readonly sessions: readonly SessionView[];
  readonly experiment: ExperimentView;
  /** Opens a session again to go on or to correct it; `undefined` once there is a verdict. */
  readonly onOpen: ((id: string) => void) | undefined;
}

/** Who has tried it and how it went, the latest first; each unfolds to its tasks and notes. */
export function SessionList({ sessions, experiment, onOpen }: SessionListProps) {
  const host = useHost();
  const { total } = experiment.evidence;
  const isCut = experiment.sessions.length < total;
  return (
    <section class="sessions" aria-labelledby="sessions-heading">
      <h3 id="sessions-heading">
        {isCut
          ? l10n.t('The latest {0} of {1} sessions', experiment.sessions.length, formatCount(total))
          : l10n.t('Sessions')}
      </h3>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionEntry session={session} experiment={experiment} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {isCut && (
        <button type="button" class="link" onClick={() => host.send({ type: 'showAllSessions' })}>
          {l10n.t('Show more')}
        </button>
      )}
    </section>
  );
}
