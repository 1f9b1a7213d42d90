import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A control that disappears takes the focus along silently, and keyboard users would begin again at the
 * top. This gives it to the control called `id` instead.
 */
export function useRescuedFocus(id: string): void {
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const remember = (): void => {
      last.current = document.activeElement;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const isLost =
      last.current !== null && !last.current.isConnected && document.activeElement === document.body;
    if (!isLost) return;
    last.current = null;
    if (document.hasFocus()) document.getElementById(id)?.focus();
  });
}
