interface ScaleProps {
  readonly name: string;
  /** Id of the element that asks. */
  readonly labelledBy: string;
  /** What 1 and 7 mean. */
  readonly low: string;
  readonly high: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

const points = [1, 2, 3, 4, 5, 6, 7];

/** Seven points to choose from, of which the outer two have a meaning in words. */
export function Scale({ name, labelledBy, low, high, value, onChange }: ScaleProps) {
  const meaning = (point: number): string =>
    point === 1 ? `1, ${low}` : point === points.length ? `${point}, ${high}` : String(point);
  return (
    <div class="scale" role="radiogroup" aria-labelledby={labelledBy}>
      <div class="points">
        {points.map((point) => (
          <label key={point}>
            <input
              type="radio"
              name={name}
              value={point}
              aria-label={meaning(point)}
              checked={value === point}
              onChange={() => onChange(point)}
            />
            <span aria-hidden="true">{point}</span>
          </label>
        ))}
      </div>
      <div class="ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </div>
  );
}
