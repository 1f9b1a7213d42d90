import * as l10n from '@vscode/l10n';
import type { Draft } from '../frame/drafts.ts';
import type { FormModel } from '../frame/formModel.ts';
import { doneWords, durationWord } from './planWords.ts';
import { SuccessField } from './successField.tsx';
import { TimeoutField } from './timeoutField.tsx';
import { useUnfolded } from './useUnfolded.ts';

export interface TaskPlanProps {
  readonly task: Draft['tasks'][number];
  /** Counts from 0. */
  readonly row: number;
  readonly model: FormModel;
  readonly onChange: (task: Draft['tasks'][number]) => void;
}

/** How a task ends: noticed by the page or by people, and after how long at the latest. One line until it is unfolded. */
export function TaskPlan(props: TaskPlanProps) {
  const { task, row, model } = props;
  const isPointedAt = model.plan.pointing?.task === row;
  const lacks = model.plan.unnoticed[row] ?? [];
  const details = useUnfolded(isPointedAt || lacks.length > 0);
  if (task.goal.trim() === '') return null;
  return (
    <details class="task-plan" id={`task-plan-${row}`} ref={details}>
      <summary aria-label={l10n.t('Task {0}: {1}', row + 1, summaryOf(props))}>{summaryOf(props)}</summary>
      <SuccessField {...props} />
      <TimeoutField {...props} />
    </details>
  );
}

function summaryOf({ task, model }: TaskPlanProps): string {
  const noticed = doneWords(task.successWhen, model.plan.landmarks);
  return task.timeoutSeconds === undefined
    ? noticed
    : l10n.t('{0} · ends after {1}', noticed, durationWord(task.timeoutSeconds));
}
