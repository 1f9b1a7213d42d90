import type { ComponentChildren } from 'preact';
import * as l10n from '@vscode/l10n';
import { Icon } from '../../shared/icon.tsx';
import type { StepName, StepStatus } from '../steps.ts';
import { stepTitle } from '../words.ts';

interface StepProps {
  readonly name: StepName;
  readonly number: number;
  readonly status: StepStatus;
  readonly summary: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

/** One step of the bridge: a heading that unfolds, with what came of it in the same line. */
export function Step({ name, number, status, summary, open, onToggle, children }: StepProps) {
  return (
    <li class={`step ${status}`} aria-current={status === 'current' ? 'step' : undefined}>
      <h2>
        <button
          type="button"
          class="step-toggle"
          id={toggleId(name)}
          aria-expanded={open}
          aria-controls={`step-${name}`}
          onClick={onToggle}
        >
          <span class="marker" aria-hidden="true">
            {status === 'done' ? <Icon name="check" /> : number}
          </span>
          <span class="step-words">
            <span class="step-title">{stepTitle(name)}</span>
            {status === 'done' && <span class="visually-hidden"> {l10n.t('(done)')}</span>}
            {!open && <span class="step-summary"> {summary}</span>}
          </span>
          <Icon name="chevron" />
        </button>
      </h2>
      <div
        class="step-body"
        id={`step-${name}`}
        role="region"
        aria-labelledby={toggleId(name)}
        hidden={!open}
      >
        {children}
      </div>
    </li>
  );
}

/** The id of a step's heading button. */
export function toggleId(name: StepName): string {
  return `toggle-${name}`;
}
