/** Outlines on a 16 × 16 grid, drawn with the current text colour; no icon font is needed. */
const paths = {
  add: 'M8 3v10M3 8h10',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  blocked: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M4 4l8 8',
  browser: 'M2 3.5h12v9H2zM2 6.2h12M4 4.9h.1M5.6 4.9h.1',
  check: 'M3.5 8.5l3 3 6-7',
  chevron: 'M6 4l4 4-4 4',
  chevronDown: 'M4.5 6.5L8 10l3.5-3.5',
  chevronUp: 'M4.5 9.5L8 6l3.5 3.5',
  clock: 'M8 3v5l3 2M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2',
  columns: 'M2.5 3h4.7v10H2.5zM8.8 3h4.7v10H8.8z',
  cross: 'M4 4l8 8M12 4l-8 8',
  down: 'M8 3.5v9M4.5 9L8 12.5 11.5 9',
  elsewhere: 'M7 3.5H3v9.5h9.5V9M9 3h4v4M13 3L7.5 8.5',
  error: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  eye: 'M1.8 8c1.7-3 3.8-4.4 6.2-4.4S12.5 5 14.2 8c-1.7 3-3.8 4.4-6.2 4.4S3.5 11 1.8 8M8 6.2a1.8 1.8 0 1 1 0 3.6A1.8 1.8 0 0 1 8 6.2',
  folder: 'M2 12.5v-9h4.2L8 5.2h6v7.3z',
  half: 'M3.5 8h9',
  hand: 'M3 13c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5M8 3a2.2 2.2 0 1 1 0 4.4A2.2 2.2 0 0 1 8 3',
  history: 'M3 8a5 5 0 1 1 1.6 3.7M3 12.5v-3h3M8 5.5V8l2 1.5',
  image: 'M2.5 3h11v10h-11zM2.5 11l3.2-3.5 2.6 2.8 2-2 3.2 3.2M10.3 5.6h.1',
  info: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 7.2v3.8M8 5v.6',
  leave: 'M9.5 3.5h-6v9h6M7.5 8h6M11 5.5L13.5 8 11 10.5',
  lock: 'M4 7.5h8v5.5H4zM5.7 7.5V5.3a2.3 2.3 0 0 1 4.6 0v2.2',
  plug: 'M5.5 2.5v3M10.5 2.5v3M4 5.5h8v2.2a4 4 0 0 1-8 0zM8 11.7v2',
  point: 'M3 2.5l9.5 5-4.2 1.2-1.5 4.3z',
  redo: 'M13 3.5v4H9M13 7.5a5 5 0 1 0-1.2 4.3',
  reload: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.8v2.4h-2.4',
  save: 'M8 2.5v7.3M5 7l3 3 3-3M3 12.5h10',
  search: 'M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4M10.2 10.2l3 3',
  sideBySide: 'M2.5 3.5h11v9h-11zM8 3.5v9',
  spark: 'M8 2.5l1.4 4.1 4.1 1.4-4.1 1.4L8 13.5 6.6 9.4 2.5 8l4.1-1.4z',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 6.3V13',
  target: 'M6 3H3v3M10 3h3v3M6 13H3v-3M8 8l5.5 2-2.3 1.2L10 13.5z',
  undo: 'M3 3.5v4h4M3 7.5a5 5 0 1 1 1.2 4.3',
  up: 'M8 12.5v-9M4.5 7L8 3.5 11.5 7',
  warning: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11v.6',
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
