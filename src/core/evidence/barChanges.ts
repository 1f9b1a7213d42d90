/** How often the bar was changed after it was locked. Older records name the part only, not what it was before. */
export function barChanges(
  amendments: readonly { readonly fields: readonly string[]; readonly bar?: object | undefined }[],
): number {
  return amendments.filter(({ bar, fields }) => bar !== undefined || fields.includes('criterion')).length;
}
