import { type SafeHtml, raw } from './html.ts';

/** Line drawings on a 24 × 24 grid; the class `soft` (a pale fill) gives the larger ones some body. */
const drawings = {
  alert: '<path d="M12 4 3 19.5h18z"/><path d="M12 10v4.5M12 17v.1"/>',
  apple:
    '<path class="soft" d="M12 8c-2-2-7-1.5-7 4 0 4.5 3 8 5 8 1 0 1.2-.5 2-.5s1 .5 2 .5c2 0 5-3.5 5-8 0-5.5-5-6-7-4z"/><path d="M12 8c0-2 1-4 3-4.5"/>',
  arrowLeft: '<path d="M19 12H5m6-6-6 6 6 6"/>',
  arrowRight: '<path d="M5 12h14m-6-6 6 6-6 6"/>',
  bag: '<path class="soft" d="M5.5 8.5h13l1 11.5h-15z"/><path d="M9 11V7a3 3 0 0 1 6 0v4"/>',
  basket:
    '<path class="soft" d="m4 10 1.8 9.5h12.4L20 10z"/><path d="M3 10h18M8 10l3-6m5 6-3-6M9.5 13v3.5m5-3.5v3.5"/>',
  bed: '<path class="soft" d="M3 12.5h18V17H3z"/><path d="M3 19.5V6m18 13.5v-6c0-2-1-3-3-3H9.5v2M5 10.5h3"/>',
  bell: '<path class="soft" d="M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10z"/><path d="M10 20h4"/>',
  bike: '<circle class="soft" cx="6" cy="16" r="3.5"/><circle class="soft" cx="18" cy="16" r="3.5"/><path d="m6 16 3.5-7h6L18 16M8 12.5h7.5L12.5 16zM8 7h3"/>',
  boat: '<path class="soft" d="M3 15h18l-3 5H6z"/><path d="M12 15V3.5c4 2 6 5 6.5 8.5H12M9 7l-4 5h4"/>',
  book: '<path class="soft" d="M5 4.5h10a4 4 0 0 1 4 4V20H8a3 3 0 0 1-3-3z"/><path d="M5 17a3 3 0 0 1 3-3h11M9 8h5"/>',
  bowl: '<path class="soft" d="M3.5 11.5h17c0 5-3.5 8-8.5 8s-8.5-3-8.5-8z"/><path d="M8 8c0-1.5 1-1.5 1-3m3 3c0-1.5 1-1.5 1-3m3 3c0-1.5 1-1.5 1-3"/>',
  box: '<path class="soft" d="m12 3 8 4.5v9L12 21l-8-4.5v-9z"/><path d="m4 7.5 8 4.5 8-4.5M12 12v9M8 5.3l8 4.5"/>',
  bread:
    '<path class="soft" d="M4 10.5c-1-3 1-5 4-5h8c3 0 5 2 4 5-.3 1-1 1.5-1.5 1.5V19h-13v-7c-.5 0-1.2-.5-1.5-1.5z"/><path d="M9 10v2m3-2v2m3-2v2"/>',
  calendar:
    '<rect class="soft" x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8.5 3.5v4m7-4v4M8 14h2m4 0h2"/>',
  card: '<rect class="soft" x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M7 14.5h4"/>',
  chair: '<path class="soft" d="M7 4h10v9H7z"/><path d="M5.5 13h13v3h-13zM7 16v4.5m10-4.5v4.5"/>',
  chart: '<path d="M4 4v16h16"/><path class="soft" d="M8 13h2.5v4H8zm4.5-4H15v8h-2.5zM17 6h2.5v11H17z"/>',
  chat: '<path class="soft" d="M4 6.5C4 5 5 4.5 6 4.5h12c1 0 2 .5 2 2v8c0 1.5-1 2-2 2h-7L6.5 20v-3.5H6c-1 0-2-.5-2-2z"/><path d="M8.5 9h7m-7 3h4.5"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7"/>',
  clock: '<circle class="soft" cx="12" cy="12" r="8.5"/><path d="M12 7v5l3 2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  coins:
    '<ellipse class="soft" cx="12" cy="7" rx="7" ry="3"/><path d="M5 7v5c0 1.7 3.1 3 7 3s7-1.3 7-3V7M5 12v5c0 1.7 3.1 3 7 3s7-1.3 7-3v-5"/>',
  cup: '<path class="soft" d="M5 8.5h11.5V15c0 3-2 4.5-4.5 4.5H9.5C7 19.5 5 18 5 15z"/><path d="M16.5 10.5h1c1.7 0 2.5 1 2.5 2.5s-1 2.5-2.5 2.5h-1M9 5.5V4m3.5 1.5V4"/>',
  down: '<path d="m6 9.5 6 6 6-6"/>',
  download: '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>',
  file: '<path class="soft" d="M6 3.5h8L19 8v12.5H6z"/><path d="M14 3.5V8h5M9 12.5h6M9 16h4"/>',
  fish: '<path class="soft" d="M3.5 12c3-5 9-6.5 13-1.5l4-3v9l-4-3c-4 5-10 3.5-13-1.5z"/><path d="M8 11v.1"/>',
  flask:
    '<path class="soft" d="M10 4v5.5L5 18c-.8 1.5 0 2.5 1.5 2.5h11c1.5 0 2.3-1 1.5-2.5l-5-8.5V4"/><path d="M8.5 4h7M7.5 15h9"/>',
  gear: '<circle class="soft" cx="12" cy="12" r="3"/><path d="M12 3.5v3m0 11v3m8.5-8.5h-3m-11 0h-3m14.5-6-2.1 2.1M8.1 15.9 6 18M18 18l-2.1-2.1M8.1 8.1 6 6"/>',
  globe:
    '<circle class="soft" cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 2.5 3.5 5.5 3.5 8.5s-.5 6-3.5 8.5c-3-2.5-3.5-5.5-3.5-8.5s.5-6 3.5-8.5z"/>',
  hand: '<path class="soft" d="M7 12V7.5a1.5 1.5 0 0 1 3 0V11 5a1.5 1.5 0 0 1 3 0v6-4.5a1.5 1.5 0 0 1 3 0V12v-2a1.5 1.5 0 0 1 3 0v5c0 4-2.5 6-6 6-3 0-4.5-1-6-3.5L4.5 13.5c-.6-1.5 1.3-2.5 2.5-1.5z"/>',
  heart:
    '<path class="soft" d="M12 20C6 16 3.5 13 3.5 9.5c0-5 6-6 8.5-2 2.5-4 8.5-3 8.5 2C20.5 13 18 16 12 20z"/>',
  home: '<path class="soft" d="m4 11 8-7 8 7v9H4z"/><path d="M10 20v-5.5h4V20"/>',
  inbox:
    '<path class="soft" d="M4 13.5 6.5 5h11l2.5 8.5V19H4z"/><path d="M4 13.5h4.5c.5 2 1.5 2.5 3.5 2.5s3-.5 3.5-2.5H20"/>',
  key: '<circle class="soft" cx="8" cy="15" r="4.5"/><path d="m11.2 11.8 8.3-8.3m-3.5 3.5 3 3m-6 0 2 2"/>',
  lamp: '<path class="soft" d="M8.5 4h7l3 8h-13z"/><path d="M12 12v8m-4 0h8m-.5-8v2.5"/>',
  laptop: '<rect class="soft" x="5" y="5" width="14" height="10.5" rx="1.5"/><path d="M2.5 19h19"/>',
  leaf: '<path class="soft" d="M5 19C4 10 9 4.5 20 4.5c0 10-5.5 15-15 14.5z"/><path d="M5 19c3-5 6-7.5 10-9.5"/>',
  list: '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1m-.1 5.5h.1m-.1 5.5h.1"/>',
  mail: '<rect class="soft" x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="m4 7.5 8 6 8-6"/>',
  minus: '<path d="M6 12h12"/>',
  mountain: '<path class="soft" d="m2.5 19 6.5-12 4 7 2.5-4 6 9z"/><path d="M17 5.5v.1"/>',
  music:
    '<path d="M9 17.5V6l10-2v11.5"/><circle class="soft" cx="6.5" cy="17.5" r="2.5"/><circle class="soft" cx="16.5" cy="15.5" r="2.5"/>',
  pencil: '<path class="soft" d="m4.5 19.5.8-4L16 4.8l3.2 3.2L8.5 18.7z"/><path d="m13.5 7.3 3.2 3.2"/>',
  plane:
    '<path class="soft" d="M10.5 13.5 3 10.5l1.5-1.5 7.5.5 4.5-4.5c1-1 3-1.5 3.5-1s0 2.5-1 3.5L14.5 12l.5 7.5-1.5 1.5z"/>',
  plus: '<path d="M12 6v12M6 12h12"/>',
  pulse:
    '<path class="soft" d="M12 20C6 16 3.5 13 3.5 9.5c0-5 6-6 8.5-2 2.5-4 8.5-3 8.5 2C20.5 13 18 16 12 20z"/><path d="M4 12.5h4l1.5-3 3 5.5 1.5-2.5h6"/>',
  receipt:
    '<path class="soft" d="M6 3.5 8 5l2-1.5L12 5l2-1.5L16 5l2-1.5v17L16 19l-2 1.5-2-1.5-2 1.5L8 19l-2 1.5z"/><path d="M9.5 9.5h5m-5 4h5"/>',
  rug: '<rect class="soft" x="4" y="7" width="16" height="10"/><path d="M4 5v14M7 4.5V7m3.3-2.5V7m3.4-2.5V7M17 4.5V7M7 17v2.5m3.3-2.5v2.5m3.4-2.5v2.5M17 17v2.5M20 5v14M8 10.5h8v3H8z"/>',
  screen: '<rect class="soft" x="3" y="4.5" width="18" height="12" rx="2"/><path d="M9 20h6m-3-3.5V20"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
  shield:
    '<path class="soft" d="m12 3.5 7.5 3V12c0 4.5-3 7-7.5 8.5C7.5 19 4.5 16.5 4.5 12V6.5z"/><path d="m9 12 2.2 2.2L15.2 10"/>',
  sort: '<path d="M8 18V5.5M4.5 9 8 5.5 11.5 9M16 6v12.5M12.5 15l3.5 3.5 3.5-3.5"/>',
  star: '<path class="soft" d="m12 3.8 2.5 5.3 5.7.8-4.1 4 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.1-4 5.7-.8z"/>',
  table: '<path class="soft" d="M3 8h18v3H3z"/><path d="M5.5 11v9m13-9v9M5.5 15h13"/>',
  tag: '<path class="soft" d="M4 4.5h8l8 8-7.5 7.5-8.5-8.5z"/><path d="M8 8.5v.1"/>',
  ticket:
    '<path class="soft" d="M3.5 7h17v3.5a1.5 1.5 0 0 0 0 3V17h-17v-3.5a1.5 1.5 0 0 0 0-3z"/><path d="M14 7v2m0 2v2m0 2v2"/>',
  tools:
    '<path class="soft" d="M14.5 8.5a4 4 0 0 1 5-4l-2.5 2.5.5 2 2 .5L22 7a4 4 0 0 1-5 5l-7.5 7.5a2.1 2.1 0 0 1-3-3z"/><path d="m4 4 4.5 4.5"/>',
  train:
    '<rect class="soft" x="5.5" y="3.5" width="13" height="13.5" rx="3"/><path d="M5.5 11h13M9 14v.1m6-.1v.1M8.5 17 6.5 20.5m9-3.5 2 3.5"/>',
  truck:
    '<path class="soft" d="M2.5 6h11.5v10.5H2.5zM14 9.5h4l3.5 3.5v3.5H14z"/><circle cx="7" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>',
  up: '<path d="m6 14.5 6-6 6 6"/>',
  upload: '<path d="M12 15.5V5m-4.5 4.5L12 5l4.5 4.5M5 19.5h14"/>',
  vase: '<path class="soft" d="M9.5 9.5h5c0 2 3 3.5 3 6.5s-2 4.5-3 4.5h-5c-1 0-3-1.5-3-4.5s3-4.5 3-6.5z"/><path d="M12 9.5V3.5m0 4c-2 0-3-1-3-2.5m3 1.5c2 0 3-1 3-2.5"/>',
  wallet:
    '<path class="soft" d="M4 7.5c0-1.5 1-2 2-2h11v3h2c1 0 1.5.5 1.5 1.5v8c0 1-.5 1.5-1.5 1.5H6c-1 0-2-.5-2-2z"/><path d="M4 7.5c0 1 1 1 2 1h11m-.5 5v.1"/>',
} as const;

export type IconName = keyof typeof drawings;

/** An icon as inline SVG. Decorative: the words beside it say the same, so it is hidden from screen readers. */
export function icon(name: IconName): SafeHtml {
  return raw(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`);
}
