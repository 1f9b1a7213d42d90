import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { minimumParticipants } from '../steps.ts';
import { peopleCount } from '../words.ts';

/** What will be asked of whom, and what counts: the same for everyone. */
export function Protocol({ experiment }: { readonly experiment: ExperimentView }) {
  const { hypothesis, tasks } = experiment;
  const { criterion } = hypothesis;
  return (
    <details class="protocol" {...(experiment.sessions.length === 0 ? { open: true } : {})}>
      <summary>{l10n.t('How the test goes')}</summary>
      <ul>
        <li>
          {l10n.t('At least {0}: {1}', peopleCount(minimumParticipants(experiment)), hypothesis.segment)}
        </li>
        <li>
          {tasks.length === 1
            ? l10n.t('Ask each to do one task:')
            : l10n.t('Ask each to do {0} tasks:', tasks.length)}
          <ol>
            {tasks.map((task) => (
              <li key={task.id}>{task.goal}</li>
            ))}
          </ol>
        </li>
        <li>{l10n.t('A person counts who does every task alone.')}</li>
        <li>
          {l10n.t(
            'Pass at {0} of {1} or more; stop at {2} or fewer.',
            criterion.passAtLeast ?? 0,
            minimumParticipants(experiment),
            criterion.killAtMost ?? 0,
          )}
        </li>
      </ul>
    </details>
  );
}
