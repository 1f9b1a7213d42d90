/** An e-mail address, or a telephone number that begins with + or 0 and has nine digits or more. */
const contact =
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w+])(?:\+|0|\(0)(?:[ ()/.-]?\d){8,17}(?!\w)/g;

const stead = { email: '[e-mail address left out]', phone: '[telephone number left out]' } as const;

/**
 * Leaves e-mail addresses and telephone numbers out of an observer's note, as a brief travels further than
 * the lab. Names are not recognised.
 *
 * @returns the text with a mark in each place, and how many there were
 */
export function leaveOutContacts(text: string): { text: string; leftOut: number } {
  let leftOut = 0;
  const clean = text.replaceAll(contact, (found) => {
    leftOut += 1;
    return found.includes('@') ? stead.email : stead.phone;
  });
  return { text: clean, leftOut };
}

/** A git remote without a user name, password or token in its address. */
export function withoutCredentials(remote: string): string {
  return remote.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/\s]*@/i, '$1').replace(/[?#].*$/, '');
}
