import * as l10n from '@vscode/l10n';
import { kindWord, type KindName } from '../words.ts';

interface KindPickerProps {
  readonly value: KindName;
  readonly onChange: (kind: KindName) => void;
}

/** What the prototype is for, each with a line that says when to choose it. */
export function KindPicker({ value, onChange }: KindPickerProps) {
  const explanations: [KindName, string][] = [
    ['customerFlow', l10n.t('Steps a customer goes through, such as signing up')],
    ['messaging', l10n.t('Words and offers: what people understand and want')],
    ['interaction', l10n.t('One screen or control: how it is used')],
    ['internalTool', l10n.t('A tool for colleagues, over the team’s own data')],
  ];
  return (
    <fieldset class="field choices">
      <legend>{l10n.t('What do you want to try?')}</legend>
      {explanations.map(([kind, explanation]) => (
        <label key={kind} class="choice">
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={kind === value}
            onChange={() => onChange(kind)}
          />
          <span class="choice-name">{kindWord(kind)}</span>
          <span class="hint">{explanation}</span>
        </label>
      ))}
    </fieldset>
  );
}
