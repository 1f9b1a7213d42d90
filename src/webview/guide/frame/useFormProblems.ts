import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormState } from '../../../protocol/guide.ts';
import type { DraftKeeper } from './draftKeeper.ts';

/** Which of the form's problems may be shown: those of fields the user has been in, or all. */
export interface FormProblems {
  readonly areAllShown: boolean;
  readonly touch: (field: string) => void;
  readonly showAll: () => void;
  readonly hideAll: () => void;
  /** What is wrong with a field, once it may be shown. */
  readonly problemOf: (field: string) => string | undefined;
}

/**
 * Holds back problems until they help: nobody wants to be told that an empty form is empty. While the
 * host has not heard of the newest text, what is shown stays as it is, so that nothing flashes up.
 */
export function useFormProblems(form: FormState, keeper: DraftKeeper): FormProblems {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [areAllShown, setAreAllShown] = useState(false);
  const afterPress = useAfterPress();
  const shown = useRef<FormState['problems']>([]);
  if (keeper.isKnownToHost)
    shown.current = form.problems.filter(({ field }) => areAllShown || touched.has(field));
  return {
    areAllShown,
    touch: (field) => {
      if (!touched.has(field)) afterPress(() => setTouched((fields) => new Set([...fields, field])));
    },
    showAll: () => setAreAllShown(true),
    hideAll: () => {
      setTouched(new Set());
      setAreAllShown(false);
    },
    problemOf: (field) => shown.current.find((problem) => problem.field === field)?.message,
  };
}

/**
 * Puts something off until no button of the mouse is held: a line that appears between press and release
 * would move what is being clicked away from under the pointer.
 */
function useAfterPress(): (action: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = (): void => {
      isPressed.current = true;
    };
    const release = (): void => {
      isPressed.current = false;
      setTimeout(() => {
        for (const action of waiting.current.splice(0)) action();
      });
    };
    const releases = ['pointerup', 'pointercancel'] as const;
    document.addEventListener('pointerdown', press, true);
    for (const type of releases) document.addEventListener(type, release, true);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      for (const type of releases) document.removeEventListener(type, release, true);
    };
  }, []);
  return (action) => {
    if (isPressed.current) waiting.current.push(action);
    else action();
  };
}
