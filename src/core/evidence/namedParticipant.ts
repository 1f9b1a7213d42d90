import { plainCode } from './participantCode.ts';

/**
 * Finds a participant who is named in texts that stay when they withdraw. Codes without both a letter and a digit are not looked
 * for: they stand in many texts for another reason.
 *
 * @param codes of the participants
 * @returns the first code that stands in a text as a word of its own, whatever its case
 */
export function namedParticipant(texts: readonly string[], codes: readonly string[]): string | undefined {
  const all = plainCode(texts.join('\n'));
  return codes.find((code) => {
    const plain = plainCode(code);
    if (!/\p{L}/u.test(plain) || !/\p{N}/u.test(plain)) return false;
    const literal = plain.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
    return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'u').test(all);
  });
}
