import * as l10n from '@vscode/l10n';
import type { HandoffView } from '../../../protocol/guideHandoff.ts';
import { handoffControl } from './handoffFields.ts';

type Disposition = NonNullable<HandoffView['fields']['disposition']>;

interface DispositionChoiceProps {
  readonly value: Disposition | undefined;
  /** Whether it can be built: what people could not do, or what is not known yet, is not offered for building. */
  readonly canBuild: boolean;
  readonly onChange: (disposition: Disposition) => void;
}

/** What engineering is asked to do. */
export function DispositionChoice({ value, canBuild, onChange }: DispositionChoiceProps) {
  const words: Record<Disposition, string> = {
    build: l10n.t('Build it new'),
    rebuild: l10n.t('Build it in place of what is there'),
    later: l10n.t('Not now'),
    stop: l10n.t('Nothing: stop here'),
  };
  const toBuild: readonly Disposition[] = ['build', 'rebuild'];
  const toLeave: readonly Disposition[] = ['later', 'stop'];
  const offered = canBuild ? [...toBuild, ...toLeave] : toLeave;
  return (
    <fieldset class="field choices">
      <legend>{l10n.t('What is to become of it?')}</legend>
      {offered.map((disposition, index) => (
        <label key={disposition} class="choice">
          <input
            type="radio"
            id={index === 0 ? handoffControl('disposition') : undefined}
            name="disposition"
            value={disposition}
            checked={disposition === value}
            onChange={() => onChange(disposition)}
          />
          <span>{words[disposition]}</span>
        </label>
      ))}
    </fieldset>
  );
}
