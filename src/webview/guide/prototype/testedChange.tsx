import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { Icon } from '../../shared/icon.tsx';
import { peopleCount, variantName } from '../words.ts';

interface TestedChangeProps {
  readonly variant: string;
  /** How many people have tried it. */
  readonly people: number;
  /** `undefined` where what is asked for cannot be a variant of its own. */
  readonly onNewVariant: (() => void) | undefined;
  readonly onChange: () => void;
  readonly onCancel: () => void;
}

/** Asks before what people have tried is changed: their count would be that of two prototypes. */
export function TestedChange({ variant, people, onNewVariant, onChange, onCancel }: TestedChangeProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => card.current?.querySelector('button')?.focus(), []);
  const name = variantName(variant);
  return (
    <div class="card warning" ref={card} role="group" aria-labelledby="tested-change">
      <Icon name="warning" />
      <div>
        <p id="tested-change">
          {people === 1
            ? l10n.t(
                '{0} has tried {1}. Changed now, its count would mix two prototypes.',
                peopleCount(1),
                name,
              )
            : l10n.t(
                '{0} have tried {1}. Changed now, its count would mix two prototypes.',
                peopleCount(people),
                name,
              )}
        </p>
        <p>{l10n.t('A change is recorded and shown beside the result.')}</p>
        <div class="buttons">
          {onNewVariant && (
            <button type="button" class="primary" onClick={onNewVariant}>
              {l10n.t('Make it a new variant')}
            </button>
          )}
          <button type="button" class="secondary" onClick={onChange}>
            {l10n.t('Change {0} all the same', name)}
          </button>
          <button type="button" class="quiet" onClick={onCancel}>
            {l10n.t('Cancel')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** How many people have tried a variant or are about to; pilots are nobody that counts. */
export function peopleWhoTried(variant: string, { tally }: ExperimentView): number {
  const { participants = 0, underWay = 0 } = tally.variants.find((each) => each.variant === variant) ?? {};
  return participants + underWay;
}
