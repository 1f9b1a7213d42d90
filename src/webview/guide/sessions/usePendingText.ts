import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SessionView } from '../../../protocol/guideEvidence.ts';
import { useHost, useProblem } from '../host.ts';
import { useKept, useKeptText } from '../memory.ts';

/** The text being typed beside a session; `note` and `quote` send it, if there is anything in it. */
export interface PendingText {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly note: () => void;
  readonly quote: () => void;
}

/**
 * A text that survives hiding the guide. What was sent leaves the field, so that the next can be written at once, and comes
 * back there when it could not be recorded.
 * @param task what they are doing, for the record
 */
export function usePendingText(session: SessionView, task?: string): PendingText {
  const host = useHost();
  const [text, type] = useKeptText(`note:${session.id}`);
  const problem = useProblem();
  const problemWhenSent = useRef<ReturnType<typeof useProblem>>(undefined);
  const [kept, keep] = useKept(`sent-note:${session.id}`);
  const sent = Array.isArray(kept) ? kept.filter(isSent) : [];
  const underway = sent.filter((one) => timesWritten(session, one.text) <= one.before);
  const isRefused = problem !== undefined && problem !== problemWhenSent.current;
  useLayoutEffect(() => {
    const written = sent.filter((one) => !underway.includes(one));
    const refused = isRefused ? underway.filter(({ isBack }) => !isBack) : [];
    // What came back was recorded after all.
    if (written.some((one) => one.isBack && one.text === text.trim())) type(undefined);
    if (refused.length > 0) type([...refused.map((one) => one.text), text].join('\n').trim());
    if (written.length + refused.length > 0)
      keep(underway.map((one) => (isRefused ? { ...one, isBack: true } : one)));
  });
  const add = (kind: 'addNote' | 'addQuote'): void => {
    const added = text.trim();
    if (added === '') return;
    problemWhenSent.current = problem;
    // A text that came back and is sent again is sent once.
    keep([
      ...underway.filter(({ isBack }) => !isBack),
      { text: added, before: timesWritten(session, added) },
    ]);
    host.send({ type: kind, session: session.id, text: added, ...(task === undefined ? {} : { task }) });
    type(undefined);
  };
  return { text, type, note: () => add('addNote'), quote: () => add('addQuote') };
}

/** What was sent and is not seen among what is written down yet. */
interface Sent {
  readonly text: string;
  /** How often the same was written down before. */
  readonly before: number;
  /** Whether it was put back into the field. */
  readonly isBack?: true;
}

function isSent(value: unknown): value is Sent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'before' in value &&
    typeof value.before === 'number'
  );
}

function timesWritten({ notes, quotes }: SessionView, text: string): number {
  return [...notes, ...quotes].filter((one) => one.text === text).length;
}
