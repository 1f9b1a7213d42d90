import { useLayoutEffect, useState } from 'preact/hooks';
import type { FormState } from '../../../protocol/guide.ts';
import type { AmendReason } from '../plan/useAmendReason.ts';
import type { DraftKeeper } from './draftKeeper.ts';
import { focusField } from './problemSummary.tsx';
import type { FormProblems } from './useFormProblems.ts';

/**
 * Sends the form. Problems the host has already found in exactly this text are shown at once; otherwise
 * the host decides. When there are problems the focus goes to the first. A locked protocol is changed with a reason only.
 */
export function useSubmit(
  form: FormState,
  keeper: DraftKeeper,
  problems: FormProblems,
  reason: AmendReason | undefined,
) {
  const [isPending, setIsPending] = useState(false);
  const [first] = form.problems;
  useLayoutEffect(() => {
    if (!isPending || !first || !keeper.isKnownToHost) return;
    setIsPending(false);
    focusField(first.field);
  });
  return (generate: boolean): void => {
    problems.showAll();
    if (first === undefined && reason?.isMissing === true) {
      reason.demand();
      return;
    }
    setIsPending(true);
    if (first === undefined || !keeper.isKnownToHost) keeper.frame(generate, reason?.text);
  };
}
