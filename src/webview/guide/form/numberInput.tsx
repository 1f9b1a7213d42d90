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

/** A whole number inside a sentence, from `minimum` to 1000; anything else reads as not given. */
export function NumberInput({ label, value, minimum, onChange, ...rest }: NumberInputProps) {
  return (
    <input
      {...rest}
      type="number"
      class="number"
      aria-label={label}
      min={minimum}
      max={maximum}
      step={1}
      value={value ?? ''}
      onInput={(event) => onChange(wholeNumber(event.currentTarget.value, minimum))}
    />
  );
}

function wholeNumber(text: string, minimum: number): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isInteger(value) && value >= minimum && value <= maximum ? value : undefined;
}
