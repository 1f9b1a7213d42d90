import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { minimumParticipants, peopleNeeded } from '../people.ts';
import { peopleNeededWords, variantName } from '../words.ts';
import { editAt } from './editAt.ts';
import { assignmentWord, doneWords, durationWord } from './planWords.ts';

interface ProtocolFactsProps {
  readonly experiment: ExperimentView;
  /** Whether it is unfolded to begin with. */
  readonly isOpen: boolean;
}

/** What is asked of whom and what counts: everything that the lock fixes. */
export function ProtocolFacts({ experiment, isOpen }: ProtocolFactsProps) {
  const { hypothesis, evidence } = experiment;
  const { criterion } = hypothesis;
  const { lock } = evidence.protocol;
  const minimum = minimumParticipants(experiment);
  return (
    <details class="protocol" {...(isOpen ? { open: true } : {})}>
      <summary>{l10n.t('How the test goes')}</summary>
      <ul>
        <li>
          {l10n.t('At least {0}: {1}', peopleNeededWords(peopleNeeded(experiment)), hypothesis.segment)}
        </li>
        <li>
          <Tasks experiment={experiment} />
        </li>
        <li>{l10n.t('A person counts who does every task alone.')}</li>
        <li>
          {l10n.t(
            'Pass at {0} of {1} or more; stop at {2} or fewer.',
            criterion.passAtLeast ?? 0,
            minimum,
            criterion.killAtMost ?? 0,
          )}
        </li>
        <li>
          <Variants experiment={experiment} />
        </li>
        <li>
          <details>
            <summary>{l10n.t('What people agree to before they begin')}</summary>
            <blockquote class="consent">{evidence.protocol.consent}</blockquote>
          </details>
        </li>
        {lock && (
          <li class="hint" title={lock.hash}>
            {l10n.t('Locked under the fingerprint {0}', lock.hash.slice(0, 8))}
          </li>
        )}
      </ul>
    </details>
  );
}

function Tasks({ experiment }: { readonly experiment: ExperimentView }) {
  const host = useHost();
  const { tasks } = experiment.hypothesis;
  const unnoticed = tasks.findIndex(({ successWhen }) => successWhen === undefined);
  const canEdit = experiment.hasPrototype && experiment.verdict === undefined;
  return (
    <>
      {tasks.length === 1
        ? l10n.t('Ask each to do one task:')
        : l10n.t('Ask each to do {0} tasks:', tasks.length)}
      <ol>
        {tasks.map(({ goal, successWhen, timeoutSeconds }, index) => (
          <li key={index}>
            {goal}
            <span class="hint noticed">{doneWords(successWhen, experiment.landmarks)}</span>
            {timeoutSeconds !== undefined && (
              <span class="hint noticed">
                {l10n.t('Ends as not done after {0}', durationWord(timeoutSeconds))}
              </span>
            )}
          </li>
        ))}
      </ol>
      {unnoticed >= 0 && canEdit && (
        <button type="button" class="link" onClick={() => editAt(host, `success.${unnoticed}`)}>
          {l10n.t('Set how the page notices it')}
        </button>
      )}
    </>
  );
}

function Variants({ experiment }: { readonly experiment: ExperimentView }) {
  const { variants, hypothesis } = experiment;
  if (variants.length === 0) return <>{l10n.t('The prototype, once it is made.')}</>;
  if (variants.length === 1) return <>{l10n.t('One prototype, {0}.', variantName(variants[0]?.id ?? ''))}</>;
  const names = variants.map(({ id }) => variantName(id)).join(', ');
  return <>{l10n.t('{0}: {1}.', assignmentWord(hypothesis.plan.assignment), names)}</>;
}
