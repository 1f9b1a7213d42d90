import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExperimentView } from '../../../protocol/guide.ts';
import { useHost } from '../host.ts';
import { AnswerKeeper } from './answerKeeper.ts';
import type { Answers } from './handoffFields.ts';

/** What is written for the handoff, and how to write it. */
export interface AnswersModel {
  readonly answers: Answers;
  readonly change: (part: Answers) => void;
  /** Tells the host now. */
  readonly flush: () => void;
}

/** The answers being typed, for as long as their form is on the page. */
export function useAnswers({ slug, handoff }: ExperimentView): AnswersModel {
  const host = useHost();
  const [, redraw] = useState(0);
  const keeper = useRef<AnswerKeeper | undefined>(undefined);
  keeper.current ??= new AnswerKeeper(host, slug, () => redraw((count) => count + 1));
  const { current } = keeper;
  current.receive(handoff.fields, handoff.unwritten);
  useEffect(() => {
    const flushWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') current.flush();
    };
    current.flush();
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      document.removeEventListener('visibilitychange', flushWhenHidden);
      current.flush();
    };
  }, [current]);
  return {
    answers: { ...handoff.fields, ...current.typed },
    change: (part) => current.change(part),
    flush: () => current.flush(),
  };
}
