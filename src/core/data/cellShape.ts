/**
 * What a cell's text could mean. A column is what all of its cells could mean, so shapes are bits and a column is
 * the intersection of its cells. A whole number is also every other number, a date also a time.
 */
export const shapes = {
  integer: 1,
  /** `1234.5`, `1,234.5` */
  pointNumber: 2,
  /** `1234,5`, `1.234,5` */
  commaNumber: 4,
  boolean: 8,
  isoDate: 16,
  dayFirstDate: 32,
  monthFirstDate: 64,
  isoTime: 128,
  dayFirstTime: 256,
  monthFirstTime: 512,
} as const;
export const anyShape = 1023;

const yes = new Set(['true', 'yes', 'ja', 'oui', 'si', 'sí', 'wahr', 'vrai']);
const no = new Set(['false', 'no', 'nein', 'non', 'falsch', 'faux']);
const emptyWords = new Set(['null', 'NULL', '#N/A', 'N/A', 'n/a', 'NaN']);

const integer = /^[+-]?(?:0|[1-9]\d{0,14})$/;
const point = /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})?(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?$/;
const comma = /^[+-]?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})?(?:,\d{1,15})?$/;
const time = String.raw`(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?`;
const iso = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`);
const local = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}),?${time}$`);

/** A cell's text without what only looks like content: surrounding space and words for "nothing". */
export function cellText(text: string): string {
  const trimmed = text.trim();
  return trimmed.length < 5 && emptyWords.has(trimmed) ? '' : trimmed;
}

/** The shapes a text has, as bits; 0 for plain text. The text is trimmed and not empty. */
export function shapesOf(text: string): number {
  if (text.length > 40) return 0;
  const first = text.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (!digit && text.length <= 6) {
    const word = text.toLowerCase();
    if (yes.has(word) || no.has(word)) return shapes.boolean;
  }
  const amount = withoutCurrency(text);
  const last = amount.charCodeAt(amount.length - 1);
  if (amount === '' || last < 48 || (last > 57 && last !== 90)) return 0;
  return numberShapes(amount) | (digit ? dateShapes(text) : 0);
}

/** The number a text stands for, or NaN. */
export function readNumber(text: string, decimalComma: boolean): number {
  const amount = withoutCurrency(text);
  return Number(decimalComma ? amount.replaceAll('.', '').replace(',', '.') : amount.replaceAll(',', ''));
}

/** 1 for yes, 0 for no; see the lists above for the languages. */
export function readBoolean(text: string): 0 | 1 {
  return yes.has(text.toLowerCase()) ? 1 : 0;
}

export type DateOrder = 'iso' | 'dayFirst' | 'monthFirst';

/** Milliseconds since 1970 of a date or time, in UTC where it names a zone and as if in UTC where not; else NaN. */
export function readTime(text: string, order: DateOrder): number {
  const found = (order === 'iso' ? iso : local).exec(text);
  if (!found) return Number.NaN;
  const [a, b, c] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [year, month, day] = order === 'iso' ? [a, b, c] : order === 'dayFirst' ? [c, b, a] : [c, a, b];
  const fraction = Number(`0.${found[7] ?? '0'}`);
  const seconds = Number(found[6] ?? 0) + fraction;
  if (!isDay(year, month, day) || Number(found[4] ?? 0) > 24 || Number(found[5] ?? 0) > 59) return Number.NaN;
  const clock = ((Number(found[4] ?? 0) * 60 + Number(found[5] ?? 0)) * 60 + seconds) * 1000;
  return Date.UTC(year, month - 1, day) + Math.round(clock) - zoneOffset(found[8]);
}

/** A date as `2026-05-31`, a time as `2026-05-31T14:05:00`. */
export function writeTime(milliseconds: number, withClock: boolean): string {
  const text = new Date(milliseconds).toISOString();
  return withClock ? text.slice(0, text.endsWith('.000Z') ? 19 : 23) : text.slice(0, 10);
}

function numberShapes(text: string): number {
  if (integer.test(text)) return shapes.integer | shapes.pointNumber | shapes.commaNumber;
  // Numbers with zeros before them are codes: a postcode is no amount.
  if (/^[+-]?0\d/.test(text) || !/\d/.test(text)) return 0;
  return (point.test(text) ? shapes.pointNumber : 0) | (comma.test(text) ? shapes.commaNumber : 0);
}

function dateShapes(text: string): number {
  if (text.length < 8) return 0;
  const onlyDate = text.length <= 10;
  if (iso.test(text) && !Number.isNaN(readTime(text, 'iso')))
    return shapes.isoTime | (onlyDate ? shapes.isoDate : 0);
  if (!local.test(text)) return 0;
  const dayFirst = !Number.isNaN(readTime(text, 'dayFirst'));
  const monthFirst = !Number.isNaN(readTime(text, 'monthFirst'));
  return (
    (dayFirst ? shapes.dayFirstTime | (onlyDate ? shapes.dayFirstDate : 0) : 0) |
    (monthFirst ? shapes.monthFirstTime | (onlyDate ? shapes.monthFirstDate : 0) : 0)
  );
}

function withoutCurrency(text: string): string {
  return /[$€£¥]/.test(text) ? text.replace(/^([+-]?)[$€£¥]\s?|\s?[$€£¥]$/, '$1') : text;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
