/** Names of characters that paths are made of; others are in nobody's path. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bsol: '\\',
  colon: ':',
  commat: '@',
  dollar: '$',
  grave: '`',
  lowbar: '_',
  UnderBar: '_',
  lpar: '(',
  rpar: ')',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quot: '"',
  sol: '/',
  Tab: '\t',
  NewLine: '\n',
};

/** Reads HTML's character references in the value of an attribute, those by number and those of {@link named}. */
export function unescapeEntities(value: string): string {
  if (!value.includes('&')) return value;
  return value.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+)(?=;));?/giu,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      if (decimal !== undefined) return character(Number(decimal));
      return named[String(name)] ?? whole;
    },
  );
}

function character(code: number): string {
  return code > 0x10_ff_ff ? '\u{FFFD}' : String.fromCodePoint(code);
}
