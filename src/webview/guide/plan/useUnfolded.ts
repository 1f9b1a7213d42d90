import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** For `<details>` that unfold themselves when they have something to say; folding them is left to whoever reads them. */
export function useUnfolded(isWanted: boolean): RefObject<HTMLDetailsElement | null> {
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (isWanted && details.current) details.current.open = true;
  }, [isWanted]);
  return details;
}
