import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { Problem } from './problem.tsx';

/** What a control needs so that its label, hint and problem belong to it. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
  readonly children: (attributes: ControlAttributes) => ComponentChildren;
}

/** A labelled control with a hint above it and, when something is wrong, a problem below it. */
export function Field({ id, label, hint, problem, optional = false, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <span class="optional">{l10n.t('optional')}</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(controlAttributes(id, hint, problem))}
      <Problem id={id} message={problem} />
    </div>
  );
}

/** @param id of the control; `<id>-hint` and `<id>-problem` are those of its texts */
export function controlAttributes(
  id: string,
  hint: string | undefined,
  problem: string | undefined,
): ControlAttributes {
  const texts = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`];
  return {
    id,
    'aria-describedby': texts.filter(Boolean).join(' ') || undefined,
    'aria-invalid': problem === undefined ? undefined : 'true',
  };
}
