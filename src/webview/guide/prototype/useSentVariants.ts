import { useLayoutEffect } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { VariantOrder } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { useKept } from '../memory.ts';
import { areAdded, type SentVariants } from './variantRows.ts';

/**
 * Asks for variants, and calls `onAdded` once those very variants are there, so that nothing typed is lost when they could not be
 * added.
 *
 * @param place tells what was asked for here from what was asked for elsewhere
 */
export function useSentVariants(
  { variants }: ExperimentView,
  place: string,
  onAdded: () => void,
): (orders: readonly VariantOrder[]) => void {
  const host = useHost();
  const [sent, setSent] = useKept(`variantsSent:${place}`);
  const isDone = areAdded(sent, variants);
  useLayoutEffect(() => {
    if (!isDone) return;
    setSent(undefined);
    onAdded();
  }, [isDone]);
  return (orders) => {
    setSent({ before: variants.length, orders } satisfies SentVariants);
    host.send({ type: 'addVariants', variants: [...orders] });
  };
}
