import type { PersonalKind } from '../datasetProfile.ts';

const email = /(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})*\.\p{L}{2,24}/u;
const phone = /^(?:\+|00|0|\()[\d ()/.-]{7,22}$/;
const northAmerican = /^(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4}$/;
const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const v4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const v6 = /^(?=.*:.*:)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}$/i;
const ssn = /^(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/;
const street =
  /(?:^|\s)\p{L}[\p{L}.' -]*(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ring|ufer)\s+\d{1,4}\s?[a-z]?\b|^\d{1,5}\s+[\p{L}.' -]{2,40}\s(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq)\b|^\d{0,5},?\s?(?:bis |ter )?(?:rue|avenue|boulevard|place|allée|chemin|via|calle|avenida|rua)\s+\p{L}/iu;

/** Characters that are looked at together, and those that two pieces share: more than the longest address has. */
const piece = 2000;
const overlap = 400;

/**
 * What one cell's text is, when it is plainly something that belongs to a person. Numbers without any mark are not
 * judged: a column of nine digits may as well be article numbers, and its heading says more.
 */
export function personalShape(text: string): PersonalKind | undefined {
  if (text.length < 6) return undefined;
  if (holdsEmail(text)) return 'email';
  if (text.length > 120 || !/\d|::/.test(text)) return undefined;
  if (v4.test(text) || (text.includes(':') && v6.test(text) && !/^\d{1,2}(?::\d{2}){2}$/.test(text)))
    return 'ipAddress';
  if (ssn.test(text)) return 'nationalId';
  const compact = text.replaceAll(/[ -]/g, '');
  if (iban.test(compact) && mod97(compact) === 1) return 'bankAccount';
  if (/^\d{14,19}$/.test(compact) && /^[2-6]/.test(compact) && luhn(compact)) return 'card';
  if (isPhone(text)) return 'phone';
  return street.test(text) ? 'address' : undefined;
}

/** Notes and logs hold addresses too, however long they are. Cut to pieces, they take time linear in their length. */
function holdsEmail(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    const start = Math.max(0, at - overlap);
    if (email.test(text.slice(start, start + piece))) return true;
    at = start + piece - overlap;
  }
  return false;
}

function isPhone(text: string): boolean {
  if (northAmerican.test(text)) return true;
  if (!phone.test(text) || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(text)) return false;
  const digits = text.replaceAll(/\D/g, '').length;
  if (digits < 8 || digits > 15) return false;
  // Without a plus or a separator it may be any code that begins with a zero.
  return text.startsWith('+') || /[ ()/-]/.test(text.slice(1));
}

/** The checksum of ISO 13616: letters become 10 to 35, the first four characters go last. */
function mod97(text: string): number {
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The checksum of payment cards (ISO/IEC 7812, by H. P. Luhn). */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
