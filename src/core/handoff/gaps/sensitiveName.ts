/** Names of values that let somebody in, or that are about a person beyond doubt. Matched against whole words. */
const sensitive =
  /(?<![a-z])(?:pass ?words?|passwd|pwd|pass ?phrase|pass ?code|pin ?code|secret|(?:access |auth |refresh |id |api |bearer |session )?token|jwt|api ?key|otp|credentials?|cvv|cvc|iban|account number|(?:credit |debit )?card ?(?:number|no)|credit ?card|ssn|social security(?: number)?|passport(?: number)?|e ?mails?(?: address)?|phone(?: number)?|telephone|mobile number|birth ?(?:date|day)|date of birth|dob|diagnosis|salary)(?![a-z])/;
/** Names of records about a person. */
const person =
  /^(?:(?:current|logged in|signed in|new|the|saved|selected) )*(?:user|customer|patient|employee|member|guest|applicant|candidate|participant|person|profile|account|credentials)s?(?: data| info| details| profile| record)?$/;

/** Words that turn the name of a value into one for how it is shown or checked, as `passwordVisible`. */
const about =
  /\b(?:is|has|show|shown|hide|hidden|visible|valid|invalid|error|errors|message|field|input|label|count|length|strength|touched|template|type|hint|sent|list)\b/;

/** Whether a name says that its value is a credential or belongs to a person, as `resetToken` or `customerEmail`. */
export function isSensitiveName(name: string): boolean {
  const words = wordsOf(name);
  return sensitive.test(words) && !about.test(words);
}

/** Whether a name says that its value is a whole record about a person, as `currentUser`. */
export function isPersonName(name: string): boolean {
  return person.test(wordsOf(name));
}

/** A name in the manner of code as words in lower case: `customerEmail`, `customer_email` → `customer email`. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .toLowerCase()
    .trim();
}
