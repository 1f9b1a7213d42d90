const escape = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[^]))/giu;
const named: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** Reads the escapes in the inside of a JavaScript string or template; `\q` is `q`, an escaped line end is nothing. */
export function unescapeText(inside: string): string {
  if (!inside.includes('\\')) return inside;
  return inside.replace(escape, (_, point?: string, unit?: string, byte?: string, other?: string) => {
    const code = point ?? unit ?? byte;
    if (code !== undefined) return codePoint(Number.parseInt(code, 16));
    if (other === undefined || /[\r\n\u2028\u2029]/u.test(other)) return '';
    return named[other] ?? other;
  });
}

/** A number beyond Unicode is no character: a text with one names no file. */
function codePoint(code: number): string {
  return code > 0x10_ff_ff ? '\u{FFFD}' : String.fromCodePoint(code);
}
