import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { fillSentence } from '../form/sentence.tsx';
import type { TaskPlanProps } from './taskPlan.tsx';

/** As the schema has it, in seconds; see core/experiment/hypothesis.ts. */
const shortest = 5;
const longest = 7200;

/** After how many minutes a task ends by itself; empty for no limit. */
export function TimeoutField({ task, row, onChange }: TaskPlanProps) {
  // What is typed stays as it is typed, such as "1." on the way to "1.5".
  const [typed, setTyped] = useState<string>();
  const minutes =
    task.timeoutSeconds === undefined ? '' : String(Math.round(task.timeoutSeconds / 0.6) / 100);
  const write = (text: string): void => {
    const { timeoutSeconds: _before, ...rest } = task;
    const timeoutSeconds = secondsOf(text);
    onChange(timeoutSeconds === undefined ? rest : { ...rest, timeoutSeconds });
  };
  return (
    <div class="field">
      <p class="bar-sentence">
        {fillSentence(l10n.t('Ends as not done after {minutes} minutes.'), {
          minutes: (
            <input
              type="number"
              class="number"
              min={shortest / 60}
              max={longest / 60}
              step="any"
              aria-label={l10n.t('Task {0}: minutes until it ends as not done', row + 1)}
              aria-describedby={`timeout-${row}-hint`}
              placeholder="–"
              value={typed ?? minutes}
              onInput={(event) => {
                setTyped(event.currentTarget.value);
                write(event.currentTarget.value);
              }}
              onBlur={() => setTyped(undefined)}
            />
          ),
        })}
      </p>
      <p class="hint" id={`timeout-${row}-hint`}>
        {l10n.t('Leave it empty for no limit. People are not shown a clock.')}
      </p>
    </div>
  );
}

/** @returns `undefined` for what is no time between the shortest and the longest */
function secondsOf(minutes: string): number | undefined {
  const seconds = Math.round(Number(minutes) * 60);
  return minutes !== '' && seconds >= shortest && seconds <= longest ? seconds : undefined;
}
