/** As long as a profile allows. */
const longest = 300;

/**
 * The name by which a profile knows the file it was read from, and by which the same file is known again. Accents are
 * composed, as some file systems hand them out in two parts; control characters are blank.
 *
 * @param name of the file, without its folder
 */
export function sourceNameOf(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, longest);
}
