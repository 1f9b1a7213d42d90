import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { secondsWords, variantName } from '../words.ts';
import type { AttemptView, RunView } from './sessionFacts.ts';

/** What the latest pilot showed of the test itself, until the first session that counts. */
export function PilotReport({ experiment }: { readonly experiment: ExperimentView }) {
  const { sessions, tally, variants } = experiment;
  const pilot = sessions.find((session) => session.pilot && session.ended);
  if (!pilot || tally.participants + tally.underWay > 0) return null;
  const heading = l10n.t('What the pilot showed');
  return (
    <section class="card note pilot-report" aria-label={heading}>
      <h3>{heading}</h3>
      {pilot.runs.map((run) => (
        <div key={run.variant}>
          {variants.length > 1 && <p class="hint">{l10n.t('Variant {0}', variantName(run.variant))}</p>}
          <ul>
            {experiment.tasks.map(({ id, goal }) => (
              <li key={id}>{l10n.t('{0}: {1}', goal, noticedWords(run.attempts[id]))}</li>
            ))}
            <Broken run={run} />
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Who noticed how the task ended: what no page notices, somebody must say each time. */
function noticedWords(attempt: AttemptView | undefined): string {
  if (!attempt) return l10n.t('nobody noticed how it ended.');
  const { by, outcome, seconds } = attempt;
  const time = seconds === undefined ? '–' : secondsWords(seconds);
  if (by === 'page' && outcome === 'failed') return l10n.t('time ran out after {0}.', time);
  if (by === 'page') return l10n.t('the page noticed it after {0}.', time);
  return by === 'participant'
    ? l10n.t('they said so after {0}; the page did not notice it.', time)
    : l10n.t('you said so; the page did not notice it.');
}

function Broken({ run: { problems = [] } }: { readonly run: RunView }) {
  return (
    <>
      {problems.map((problem, index) => (
        <li key={index}>{l10n.t('Something broke in the page: {0}', problem)}</li>
      ))}
    </>
  );
}
