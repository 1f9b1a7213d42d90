import * as l10n from '@vscode/l10n';
import type { Axis, BriefGap } from '../../protocol/gaps.ts';
import { axes, axisName } from './words.ts';

/** How many gaps there are on each axis; pressing one shows it alone. */
export function AxisFilter({
  gaps,
  axis,
  choose,
}: {
  readonly gaps: readonly BriefGap[];
  /** The one that is shown alone; `undefined` for all. */
  readonly axis: Axis | undefined;
  readonly choose: (axis: Axis | undefined) => void;
}) {
  const choices = [
    { id: undefined, name: l10n.t('All'), count: gaps.length },
    ...axes.map((id) => ({
      id,
      name: axisName(id),
      count: gaps.filter((gap) => gap.axis === id).length,
    })),
  ];
  return (
    <div class="axes" role="group" aria-label={l10n.t('Show')}>
      {choices.map(({ id, name, count }) => (
        <button key={name} type="button" class="axis" aria-pressed={axis === id} onClick={() => choose(id)}>
          <span class="count">{count}</span> <span>{name}</span>
        </button>
      ))}
    </div>
  );
}
