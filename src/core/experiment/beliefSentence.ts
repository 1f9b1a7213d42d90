/** A belief as a whole sentence, however it was written: people often leave out "We believe that". */
export function beliefSentence(belief: string): string {
  const text = belief.trim();
  return /^(we|i) (believe|think)\b/i.test(text) ? text : `We believe that ${text}`;
}
