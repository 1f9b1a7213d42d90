import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { HandoffView } from '../../../protocol/guideHandoff.ts';
import { Icon } from '../../shared/icon.tsx';
import { useHost } from '../host.ts';
import { handoffStanding } from './standing.ts';

type Newer = HandoffView['newer'][number];

interface BriefStandingProps {
  readonly experiment: ExperimentView;
  /** Whether what can be exported now is a draft. */
  readonly isDraft: boolean;
  /** Whether there is a button for that here; as long as the brief is being made, the step's own is near. */
  readonly offersExport: boolean;
}

/** Says where the exported brief and the records differ, and what to do; nothing where they do not. */
export function BriefStanding({ experiment, isDraft, offersExport }: BriefStandingProps) {
  const host = useHost();
  const { newer, form } = experiment.handoff;
  const isDiscarded = handoffStanding(experiment) === 'discarded';
  return (
    <>
      {form !== 'agrees' && (
        <p class="brief-standing" role="status">
          <Icon name="info" /> <span>{formLine(form)}</span>
        </p>
      )}
      {newer.length > 0 && !isDiscarded && (
        <div class="brief-standing">
          <Icon name="history" />
          <div>
            <p role="status">{l10n.t('This brief is older than the records.')}</p>
            <p class="hint" id="newer-parts">
              {l10n.t('Changed since: {0}.', listed(newer.map(newerWords)))}
            </p>
            {offersExport && (
              <div class="buttons">
                <button
                  type="button"
                  class="secondary"
                  aria-describedby="newer-parts"
                  onClick={() => host.send({ type: 'exportBrief', draft: isDraft })}
                >
                  {l10n.t('Export again')}
                </button>
              </div>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function formLine(form: Exclude<HandoffView['form'], 'agrees'>): string {
  return form === 'begun'
    ? l10n.t(
        'Somebody began to fill in the brief’s review form. It is taken in once one box is ticked, the reviewer is named and it says why.',
      )
    : l10n.t(
        'The brief’s review form does not say what is on record as engineering’s answer. Make clear together which one holds.',
      );
}

function newerWords({ part, count }: Newer): string {
  const words: Record<Newer['part'], () => string> = {
    newSessions: () => (count === 1 ? l10n.t('one new session') : l10n.t('{0} new sessions', count)),
    changedSessions: () =>
      count === 1
        ? l10n.t('one session says something else')
        : l10n.t('{0} sessions say something else', count),
    goneSessions: () =>
      count === 1 ? l10n.t('one session is gone') : l10n.t('{0} sessions are gone', count),
    notes: () => l10n.t('what was noted and said in sessions'),
    verdict: () => l10n.t('the verdict'),
    answer: () => l10n.t('engineering’s answer'),
    fields: () => l10n.t('what you wrote'),
    throwAwayDate: () => l10n.t('the throw-away date'),
    prototype: () => l10n.t('the prototype'),
    crossings: () => l10n.t('edits outside the prototype'),
    questions: () => l10n.t('the open questions'),
    other: () => l10n.t('other records'),
  };
  return words[part]();
}

function listed(parts: readonly string[]): string {
  const language = document.documentElement.lang || undefined;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
