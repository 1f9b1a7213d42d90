import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { BriefStanding } from './briefStanding.tsx';
import { formWords, forWhom } from './handoffWords.ts';
import { isOnlyDraft } from './standing.ts';

interface ExportedBriefProps {
  readonly experiment: ExperimentView;
  /** Its folder. */
  readonly lab: string | undefined;
  /** Whether a brief that is older than the records can be exported again from here. */
  readonly offersExport: boolean;
}

/** The brief that was exported last, in each form in which somebody may want it. */
export function ExportedBrief({ experiment, lab, offersExport }: ExportedBriefProps) {
  const host = useHost();
  const {
    brief,
    handoff: { forms },
  } = experiment;
  if (brief === undefined) return null;
  return (
    <section class="last-brief" aria-label={l10n.t('The exported brief')}>
      <p class="hint">{l10n.t('Last exported to')}</p>
      <p class="path" title={brief}>
        {within(lab, brief)}
      </p>
      <BriefStanding experiment={experiment} isDraft={isOnlyDraft(experiment)} offersExport={offersExport} />
      <ul class="forms">
        {forms.map((form) => (
          <li key={form}>
            {form === 'issue.md' && (
              <>
                <button type="button" class="link" onClick={() => host.send({ type: 'copyIssue' })}>
                  {l10n.t('Copy as GitHub issue')}
                </button>{' '}
              </>
            )}
            <button type="button" class="link" onClick={() => host.send({ type: 'openBrief', form })}>
              {formWords(form)}
            </button>{' '}
            <span class="hint">{forWhom(form)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The path inside the lab, as the whole one takes up several lines. */
function within(lab: string | undefined, file: string): string {
  const isInside = lab !== undefined && file.startsWith(lab) && /^[/\\]/.test(file.slice(lab.length));
  return isInside ? file.slice(lab.length + 1) : file;
}
