import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A control that goes away once it is pressed takes the focus along silently: keyboard users begin again at the top of the page,
 * and screen readers say nothing. This gives the focus to what the nearest element around it that is left names: `data-keeps-focus`
 * is an id, or empty for that element itself. For the component that is drawn with every change; what its children do about
 * the focus themselves comes first.
 */
export function useKeptFocus(): void {
  const last = useRef<{ readonly control: Element; readonly around: readonly HTMLElement[] }>(undefined);
  useLayoutEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof Element) last.current = { control: target, around: keepersAround(target) };
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const { current } = last;
    if (!current || current.control.isConnected) return;
    last.current = undefined;
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    const keeper = current.around.find(({ isConnected }) => isConnected);
    const id = keeper?.dataset['keepsFocus'];
    (id ? document.getElementById(id) : keeper)?.focus();
  });
}

/** From the inside out. */
function keepersAround(control: Element): HTMLElement[] {
  const keeper = control.parentElement?.closest<HTMLElement>('[data-keeps-focus]');
  return keeper ? [keeper, ...keepersAround(keeper)] : [];
}
