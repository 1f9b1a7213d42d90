import * as l10n from '@vscode/l10n';
import type { ReadingView } from '../../../protocol/guideEvidence.ts';
import { variantName } from '../words.ts';
import { easeWords, meanWords, timeWords, type TaskFigures, type VariantFigures } from './figures.ts';

/** Task by task, folded: how many did it alone, how long it took them, how easy they found it. */
export function TaskByTask({ variants }: Pick<ReadingView, 'variants'>) {
  const tried = variants.filter(({ tasks }) => tasks.some(({ begun }) => begun > 0));
  if (tried.length === 0) return null;
  return (
    <details class="more task-figures">
      <summary>{l10n.t('Task by task')}</summary>
      {tried.map((figures) => (
        <div key={figures.variant}>
          {variants.length > 1 && (
            <p class="variant-name">{l10n.t('Variant {0}', variantName(figures.variant))}</p>
          )}
          <dl>
            {figures.tasks.map((task) => (
              <div key={task.task}>
                <dt>{task.goal}</dt>
                <dd>{taskWords(task)}</dd>
              </div>
            ))}
          </dl>
          <Questionnaire figures={figures} />
        </div>
      ))}
      <p class="hint">
        {l10n.t('Times are of those who did it alone; the typical one is the geometric mean.')}
      </p>
    </details>
  );
}

function taskWords(task: TaskFigures): string {
  const others = [
    task.assisted > 0 && l10n.t('{0} with help', task.assisted),
    task.failed > 0 && l10n.t('{0} failed', task.failed),
    task.abandoned > 0 && l10n.t('{0} gave up', task.abandoned),
  ];
  return [l10n.t('{0} of {1} alone', task.completed, task.begun), ...others, timeWords(task), easeWords(task)]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}

function Questionnaire({ figures: { umuxLite } }: { readonly figures: VariantFigures }) {
  if (!umuxLite || umuxLite.n === 0) return null;
  return (
    <p>
      {umuxLite.n === 1
        ? l10n.t('Useful and easy to use (UMUX-Lite): {0} of 100, from one person.', meanWords(umuxLite))
        : l10n.t(
            'Useful and easy to use (UMUX-Lite): {0} of 100, from {1} people.',
            meanWords(umuxLite),
            umuxLite.n,
          )}
    </p>
  );
}
