import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A question that takes the place of the button it comes from. */
export interface AskInPlace {
  readonly isAsking: boolean;
  /** Asks, or puts the question away. */
  readonly ask: (isAsking: boolean) => void;
  readonly opener: RefObject<HTMLButtonElement | null>;
  /** The words of the question; they need a `tabIndex`. */
  readonly question: RefObject<HTMLParagraphElement | null>;
}

/** Each of the two goes with the focus on it: it moves on to the other at once, or the next key of somebody goes astray. */
export function useAskInPlace(): AskInPlace {
  const [isAsking, ask] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLParagraphElement>(null);
  const before = useRef(isAsking);
  useLayoutEffect(() => {
    if (before.current === isAsking) return;
    before.current = isAsking;
    (isAsking ? question : opener).current?.focus();
  }, [isAsking]);
  return { isAsking, ask, opener, question };
}
