import * as l10n from '@vscode/l10n';
import type { Axis, BriefGap } from '../../protocol/gaps.ts';
import { GapEntry } from './gapEntry.tsx';
import { axisName, axisQuestion } from './words.ts';

/** One axis: what it is about, and its gaps. */
export function AxisSection({ axis, gaps }: { readonly axis: Axis; readonly gaps: readonly BriefGap[] }) {
  const heading = `axis-${axis}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{axisName(axis)}</h2>
      <p class="muted">{axisQuestion(axis)}</p>
      {gaps.length === 0 ? (
        <p class="nothing">{l10n.t('The scan found nothing here.')}</p>
      ) : (
        <ul class="gaps">
          {gaps.map((gap) => (
            <GapEntry key={gap.rule} gap={gap} />
          ))}
        </ul>
      )}
    </section>
  );
}
