const [lower, upper, digit, other] = [1, 2, 3, 0];
/** What kind of character each ASCII code is. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

/**
 * The words of a name in lower case, by separators and by capitals (`OAuthClient` has `auth`), and each two neighbours
 * (`signIn` has `signin`).
 *
 * @param name NFC
 */
export function wordsOf(name: string): string[] {
  const parts = /\P{ASCII}/u.test(name) ? partsOfAnyText(name) : partsOfAscii(name);
  for (let index = parts.length - 1; index > 0; index -= 1) parts.push(`${parts[index - 1]}${parts[index]}`);
  return parts;
}

function partsOfAnyText(name: string): string[] {
  return name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

/** The same for ASCII, in one pass: nearly all names are, and this is asked for every file of a repository. */
function partsOfAscii(name: string): string[] {
  const parts: string[] = [];
  const text = name.toLowerCase();
  let begin = 0;
  let before = other;
  for (let at = 0; at < name.length; at += 1) {
    const kind = kinds[name.charCodeAt(at)] ?? other;
    const endsAcronym = kind === lower && before === upper && at - 1 > begin;
    const cut = endsAcronym ? at - 1 : at;
    const isCut = kind === other || endsAcronym || (kind === upper && (before === lower || before === digit));
    if (isCut) {
      if (cut > begin) parts.push(text.slice(begin, cut));
      begin = kind === other ? at + 1 : cut;
    }
    before = kind;
  }
  if (begin < text.length) parts.push(text.slice(begin));
  return parts;
}

function kindOf(character: string): number {
  if (/[a-z]/.test(character)) return lower;
  if (/[A-Z]/.test(character)) return upper;
  return /[0-9]/.test(character) ? digit : other;
}
