import { useState } from 'preact/hooks';
import type { ControlAttributes } from './field.tsx';

interface NumberInputProps extends ControlAttributes {
  readonly label: string;
  readonly value: number | undefined;
  readonly minimum: number;
  readonly placeholder: string;
  readonly onChange: (value: number | undefined) => void;
  readonly onBlur: () => void;
}

const maximum = 1000;

/**
 * A whole number inside a sentence, from `minimum` to 1000; anything else reads as not given. It stays as typed all the same: a
 * field that is emptied between two keys makes 54 of 4.5.
 */
export function NumberInput({ label, value, minimum, onChange, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState('');
  const isTyped = wholeNumber(typed, minimum) === value;
  return (
    <input
      {...rest}
      type="number"
      class="number"
      aria-label={label}
      min={minimum}
      max={maximum}
      step={1}
      value={isTyped ? typed : (value ?? '')}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onChange(wholeNumber(event.currentTarget.value, minimum));
      }}
    />
  );
}

function wholeNumber(text: string, minimum: number): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isInteger(value) && value >= minimum && value <= maximum ? value : undefined;
}
