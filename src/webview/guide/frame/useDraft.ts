import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormState } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { DraftKeeper } from './draftKeeper.ts';

/**
 * The draft being typed, for as long as its form is on the page.
 * @param isTyping whether the focus is inside the form right now
 */
export function useDraft(form: FormState, isTyping: () => boolean): DraftKeeper {
  const host = useHost();
  const [, redraw] = useState(0);
  const keeper = useRef<DraftKeeper | undefined>(undefined);
  keeper.current ??= new DraftKeeper(form, host, () => redraw((count) => count + 1));
  const current = keeper.current;
  const heard = useRef(form.draft);
  if (heard.current !== form.draft) {
    heard.current = form.draft;
    current.receive(form.draft, isTyping());
  }
  useEffect(() => {
    const flushWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') current.flushBeforeHiding();
    };
    current.flush();
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', flushWhenHidden);
      current.end();
    };
  }, [current]);
  return current;
}
