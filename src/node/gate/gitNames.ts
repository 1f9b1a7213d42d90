const beyondAscii = /[\u0080-\u00FF]/;
/** What the name of a file itself may hold and that would read as an escaped byte. */
const likeEscaped = /\\(?=x[0-9A-F]{2})/g;

/**
 * A path as git stores it, for people and patterns: UTF-8, or with each byte beyond ASCII written `\xE9`. No two paths are
 * written alike: a backslash that would look like the beginning of such a byte becomes `\x5C`.
 *
 * @param bytes one character for each
 */
export function pathOf(bytes: string): string {
  const unlike = bytes.includes('\\') ? bytes.replaceAll(likeEscaped, String.raw`\x5C`) : bytes;
  if (!beyondAscii.test(bytes)) return unlike;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(unlike, 'latin1'));
  } catch {
    return unlike.replaceAll(
      new RegExp(beyondAscii, 'g'),
      (byte) => `\\x${byte.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  }
}

/** Cuts what git prints with `-z`, one character for each byte; the last piece ends with a NUL too. */
export function records(output: Buffer): string[] {
  return output.toString('latin1').split('\0').slice(0, -1);
}
