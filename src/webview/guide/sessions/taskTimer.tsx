import * as l10n from '@vscode/l10n';
import { useNow } from '../useNow.ts';

interface TaskTimerProps {
  /** When the task was begun, ISO. */
  readonly since: string;
  readonly timeoutSeconds: number | undefined;
}

/** How long the task has taken so far, beside how long it may. Screen readers find it, and are not told every second. */
export function TaskTimer({ since, timeoutSeconds }: TaskTimerProps) {
  const now = useNow(true);
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const isOver = timeoutSeconds !== undefined && seconds >= timeoutSeconds;
  return (
    <p class={`timer${isOver ? ' over' : ''}`} role="timer" aria-label={l10n.t('Time on this task')}>
      <span class="elapsed">{clock(seconds)}</span>
      {timeoutSeconds !== undefined && <span class="hint"> {l10n.t('of {0}', clock(timeoutSeconds))}</span>}
    </p>
  );
}

/** Such as 1:05. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
