/** What participants agree to where the plan says nothing else. Plain text, paragraphs apart by an empty line. */
export const defaultConsent = [
  'You will try an early sketch of an idea. It is the idea that is tested, not you.',
  'What you do in the sketch, how long it takes and how you rate it is recorded under a code, without your name, e-mail or address.',
  'You can stop at any time without a reason, and have what was recorded deleted afterwards by naming your code.',
].join('\n\n');
