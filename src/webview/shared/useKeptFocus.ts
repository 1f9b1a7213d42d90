import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A control that goes away once it is pressed takes the focus along silently: keyboard users begin again at the top of the page,
 * and screen readers say nothing. This gives the focus to what the nearest element around it names in `data-keeps-focus`: the id
 * of what is there by then, which also serves an element that another one took the place of, or, empty, that element itself while
 * it is there. What components do about the focus themselves while they are drawn comes first.
 */
export function useKeptFocus(): void {
  const last = useRef<{ readonly control: Element; readonly around: readonly HTMLElement[] }>(undefined);
  useLayoutEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof Element) last.current = { control: target, around: keepersAround(target) };
    };
    const rescue = (): void => {
      const { current } = last;
      if (!current || current.control.isConnected) return;
      last.current = undefined;
      if (document.activeElement !== document.body || !document.hasFocus()) return;
      for (const keeper of current.around) {
        const heir = heirOf(keeper);
        if (heir) return heir.focus();
      }
    };
    document.addEventListener('focusin', remember);
    // Any part of the page may take a control away, also without the rest being drawn again.
    const observer = new MutationObserver(rescue);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}

/** From the inside out. */
function keepersAround(control: Element): HTMLElement[] {
  const keeper = control.parentElement?.closest<HTMLElement>('[data-keeps-focus]');
  return keeper ? [keeper, ...keepersAround(keeper)] : [];
}

function heirOf(keeper: HTMLElement): HTMLElement | null {
  const id = keeper.dataset['keepsFocus'];
  if (id) return document.getElementById(id);
  return keeper.isConnected ? keeper : null;
}
