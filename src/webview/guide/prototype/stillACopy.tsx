import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { Icon } from '../../shared/icon.tsx';
import { variantName } from '../words.ts';

interface StillACopyProps {
  readonly experiment: ExperimentView;
  readonly variant: VariantView;
  /** @param change what the variant was added for */
  readonly onMake: (change: string) => void;
}

/**
 * Says that a variant does not yet differ as it is said to, as after a turn that failed or was cancelled: people would try the same
 * thing twice. Nothing for one that was edited by hand, which is a version of its own or no longer like the copy.
 */
export function StillACopy({ experiment, variant, onMake }: StillACopyProps) {
  const { id, from, change } = variant;
  const [copied, ...later] = experiment.history ?? [];
  if (!wasOnlyCopied(variant) || from === undefined || change === undefined) return null;
  if (copied?.current !== true || later.length > 0) return null;
  return (
    <div class="card warning still-a-copy" role="status">
      <Icon name="warning" />
      <div>
        <p>
          {l10n.t(
            'Variant {0} is still a copy of {1}: “{2}” has not been made. People would try the same thing twice.',
            variantName(id),
            variantName(from),
            change,
          )}
        </p>
        <div class="buttons">
          <button type="button" class="primary" onClick={() => onMake(change)}>
            {l10n.t('Make it now')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Whether no turn has changed a variant since it was copied from another. */
export function wasOnlyCopied({ from, turns }: VariantView): boolean {
  return from !== undefined && turns === 0;
}
