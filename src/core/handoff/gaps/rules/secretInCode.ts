/**
 * **security/secret-in-code** (certain)
 *
 * Something in the prototype's files has the shape of a key: a provider's token, a private key, or a long
 * random value assigned to something called key, secret, token or password. The scan names the place and
 * never the value.
 */
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { placesOf } from '../sourceFile.ts';

const shapes =
  /\bsk-[\w-]{20,}|\b[a-z]{2,12}_live_\w{16,}|\bBearer\s{1,3}[\w+/=.-]{20,200}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bgithub_pat_\w{30,}|\bxox[abprs]-[\w-]{20,}|\bAIza[\w-]{35}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{10,}/;
const named =
  /\b\w{0,40}(?:api_?key|secret|token|passw(?:or)?d)\w{0,20}["']?\s{0,5}[:=]\s{0,5}["'`]([\w+/=.-]{20,200})["'`]/;
/** Passwords are shorter; one has no spaces, and letters as well as digits. */
const password = /\bpass(?:word|phrase|wd)["']?\s{0,5}[:=]\s{0,5}["'`]([^\s"'`]{8,60})["'`]/;
const either = new RegExp(`${shapes.source}|${named.source}|${password.source}`, 'gi');

export const secretInCode: GapRule = {
  rule: 'security/secret-in-code',
  axis: 'security',
  inPlainWords:
    'This looks like a key or password. If it is real, it is known to everyone who saw the prototype.',
  forEngineers: 'A credential-shaped value is committed with the prototype’s files.',
  instead: 'Revoke it now if it is real; keep secrets on the server, out of files.',
  confidence: 'certain',
  find: placesInEachFile((file) =>
    placesOf(file, 'raw', either, ([shape, value, short]) => {
      if (short !== undefined) return /\d/.test(short) && /[a-z]/i.test(short);
      return isRandom(value ?? shape);
    }),
  ),
};

/** Letters and digits mixed, so that `password: 'forgotten-password-link'` is not taken for a secret. */
function isRandom(value: string): boolean {
  return value.startsWith('-----BEGIN') || (/\d.*\d.*\d/.test(value) && /[a-z]/i.test(value));
}
