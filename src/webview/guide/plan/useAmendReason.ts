import { useEffect, useState } from 'preact/hooks';
import type { FormState } from '../../../protocol/guide.ts';
import { focusField } from '../frame/problemSummary.tsx';
import { useHost } from '../host.ts';
import { useKeptText } from '../memory.ts';

/** Why a locked protocol is changed, as it is being written. */
export interface AmendReason {
  /** The parts that are different, by their names in records. */
  readonly changed: readonly string[];
  readonly text: string;
  readonly isMissing: boolean;
  /** Whether it was asked for in vain, so that its problem is to be shown. */
  readonly isDemanded: boolean;
  write(text: string): void;
  /** Says that it is missing, and puts the focus there. */
  demand(): void;
}

/** @returns `undefined` while nothing that is locked is changed */
export function useAmendReason({ name, plan }: FormState): AmendReason | undefined {
  const { memory } = useHost();
  const key = `reason:${name}`;
  const [text, keep] = useKeptText(key);
  const [isDemanded, setIsDemanded] = useState(false);
  // The form is gone: the change was saved or thrown away.
  useEffect(() => () => memory.write(key, undefined), [memory, key]);
  const changed = plan.locked?.changed ?? [];
  if (changed.length === 0) return undefined;
  return {
    changed,
    text,
    isMissing: text.trim() === '',
    isDemanded,
    write: keep,
    demand: () => {
      setIsDemanded(true);
      focusField('reason');
    },
  };
}
