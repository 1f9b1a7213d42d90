import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import type { IconName } from '../../shared/icon.tsx';
import { taskOutcomeWord } from '../words.ts';
import { openTasks, statusOf } from './sessionFacts.ts';

/** How a session went, as a picture and in words. */
export interface SessionStanding {
  readonly icon: IconName;
  readonly className: string;
  readonly words: string;
}

/** A participant succeeded who did every task alone; what is not counted says why. */
export function standingOf(session: SessionView, experiment: ExperimentView): SessionStanding {
  const status = statusOf(session, experiment);
  if (session.excluded !== undefined) return neutral(l10n.t('Not counted: {0}', session.excluded));
  if (status === 'live') return neutral(l10n.t('Under way'));
  if (status === 'interrupted' && openTasks(session, experiment) > 0) return neutral(l10n.t('Interrupted'));
  if (session.pilot) return neutral(l10n.t('Pilot, never counted'));
  return session.runs.every(({ standing }) => standing === 'didNotBegin')
    ? neutral(l10n.t('Did not begin, not counted'))
    : outcome(session, experiment);
}

function neutral(words: string): SessionStanding {
  return { icon: 'half', className: 'open', words };
}

function outcome(session: SessionView, experiment: ExperimentView): SessionStanding {
  const { runs } = session;
  const successes = runs.filter(({ standing }) => standing === 'success').length;
  if (runs.length > 1)
    return {
      icon: successes === runs.length ? 'check' : successes === 0 ? 'cross' : 'half',
      className: successes === runs.length ? 'completed' : successes === 0 ? 'failed' : 'open',
      words: l10n.t('Succeeded alone with {0} of {1} variants', successes, runs.length),
    };
  if (successes === 1) return { icon: 'check', className: 'completed', words: l10n.t('Succeeded alone') };
  if (runs[0]?.standing === 'stoppedEarly')
    return { icon: 'cross', className: 'failed', words: l10n.t('Stopped early: counts as not done') };
  const [task] = experiment.tasks;
  const only = experiment.tasks.length === 1 && task ? runs[0]?.attempts[task.id]?.outcome : undefined;
  const words = only ? taskOutcomeWord(only) : l10n.t('Did not do everything alone');
  return { icon: 'cross', className: 'failed', words };
}
