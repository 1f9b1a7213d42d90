import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A control that disappears takes the focus along silently, and keyboard users would begin again at the
 * top. This gives it to the control called `id` instead; from a card (`data-card`), to the heading of what came in its
 * place, which says what the press has done.
 */
export function useRescuedFocus(id: string): void {
  const last = useRef<Element | null>(null);
  const card = useRef<string | undefined>(undefined);
  const fallback = useRef(id);
  fallback.current = id;
  useLayoutEffect(() => {
    const remember = (): void => {
      last.current = document.activeElement;
      card.current = last.current?.closest<HTMLElement>('[data-card]')?.dataset['card'];
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const rescue = (): void => {
      const isLost =
        last.current !== null && !last.current.isConnected && document.activeElement === document.body;
      if (!isLost) return;
      last.current = null;
      const heading = document.querySelector<HTMLElement>(`[data-card="${card.current}"] h3`);
      if (document.hasFocus()) (heading ?? document.getElementById(fallback.current))?.focus();
    };
    // Any part of the page may take a control away, also without the rest being drawn again.
    const observer = new MutationObserver(rescue);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
