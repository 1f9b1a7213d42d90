/** Outlines on a 16 × 16 grid, drawn with the current text colour; no icon font is needed. */
const paths = {
  add: 'M8 3v10M3 8h10',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  check: 'M3.5 8.5l3 3 6-7',
  chevron: 'M6 4l4 4-4 4',
  cross: 'M4 4l8 8M12 4l-8 8',
  down: 'M8 3.5v9M4.5 9L8 12.5 11.5 9',
  folder: 'M2 12.5v-9h4.2L8 5.2h6v7.3z',
  hand: 'M3 13c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5M8 3a2.2 2.2 0 1 1 0 4.4A2.2 2.2 0 0 1 8 3',
  half: 'M3.5 8h9',
  lock: 'M4 7.5h8v5.5H4zM5.7 7.5V5.3a2.3 2.3 0 0 1 4.6 0v2.2',
  leave: 'M9.5 3.5h-6v9h6M7.5 8h6M11 5.5L13.5 8 11 10.5',
  up: 'M8 12.5v-9M4.5 7L8 3.5 11.5 7',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11v.6',
  info: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 7.2v3.8M8 5v.6',
  spark: 'M8 2.5l1.4 4.1 4.1 1.4-4.1 1.4L8 13.5 6.6 9.4 2.5 8l4.1-1.4z',
} as const;

export type IconName = keyof typeof paths;

/** A small picture beside words that say the same; hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
