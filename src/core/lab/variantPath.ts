import { refuseReservedName } from './reservedNames.ts';

/** In UTF-16 units; with the lab's own folders before it, it stays below the 260 of Windows for most homes. */
const maxLength = 200;
const maxDepth = 8;
/** In UTF-8 bytes; the smallest limit of a file system in use is 143 (eCryptfs). */
const maxSegmentBytes = 120;

const textTypes = new Set('html css js mjs ts tsx jsx json svg txt md csv'.split(' '));
const binaryTypes = new Set('png jpg jpeg webp gif woff2'.split(' '));

/** Letters, marks and digits of any script, and punctuation that no file system, shell or URL reads specially. */
const allowedCharacters = /^[\p{L}\p{M}\p{Nd} ._\-()[\]+,@]+$/u;
const ignorable = /\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/u;
const latin = /\p{Script=Latin}/u;
const latinLookalikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/**
 * Decides whether a path may be created, changed or deleted inside a variant's folder. It lists what is
 * allowed, so whatever nobody thought of is refused. It knows nothing of the disk: links are the jail's part.
 *
 * @param path as a model or a user gave it; relative to the variant's folder, with `/`
 * @returns why it is refused, as the end of a sentence ("was refused: …"), or `undefined` when it may pass
 */
export function refusePath(path: string): string | undefined {
  const refusal = refuseText(path) ?? refuseCharacters(path);
  if (refusal !== undefined) return refusal;
  const segments = path.split('/');
  if (segments.length > maxDepth) return `it lies more than ${maxDepth} folders deep`;
  for (const segment of segments) {
    const why = refuseSegment(segment);
    if (why !== undefined) return why;
  }
  return refuseType(path);
}

/** Whether the path is of a type that is kept as text (UTF-8), judged by its extension. */
export function isTextPath(path: string): boolean {
  return textTypes.has(extension(path));
}

/**
 * What two names have in common when some file system would take them for one: NFKC, and folded by upper-
 * and lower-casing, which also joins ß with ss and the dotless ı with i.
 */
export function comparisonKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

function refuseText(path: string): string | undefined {
  if (path === '') return 'it has no name';
  if (path.length > maxLength) return `its path is longer than ${maxLength} characters`;
  if (/\p{Cc}/u.test(path)) return 'it contains control characters';
  if (path.startsWith('\\\\') || path.startsWith('//')) return 'it names another computer';
  if (path.startsWith('/')) return 'it starts at the root of the disk';
  if (/^[a-z]:/i.test(path)) return 'it names a drive';
  if (path.includes(':')) return 'it contains a colon, which Windows reads as a hidden stream';
  if (path.includes('\\')) return 'it contains a backslash; folders are separated by "/"';
  if (path.startsWith('~')) return 'it names a home folder';
  if (/~\d/.test(path)) return 'it looks like a short name of Windows, which may mean another file';
  return undefined;
}

function refuseCharacters(path: string): string | undefined {
  if (ignorable.test(path)) return 'it contains invisible characters';
  if (path.normalize('NFKC') !== path) return 'it contains characters that imitate others';
  const segments = path.split('/').filter((segment) => segment !== '');
  if (!segments.every((segment) => allowedCharacters.test(segment)))
    return 'it contains characters other than letters, digits, spaces and - _ . ( ) [ ] + , @';
  if (segments.some((segment) => latin.test(segment) && latinLookalikes.test(segment)))
    return 'it mixes letters of different scripts that look alike';
  return undefined;
}

function refuseSegment(segment: string): string | undefined {
  if (segment === '') return 'a folder in its path has no name';
  if (/^\.+$/.test(segment)) return 'it points outside the folder of the prototype';
  if (segment.startsWith('.')) return 'names that start with a dot are kept for tools';
  if (segment.endsWith('.') || segment !== segment.trim())
    return 'a name in it begins or ends with a space, or ends with a dot';
  if (utf8Length(segment) > maxSegmentBytes) return 'a name in it is too long';
  return refuseReservedName(comparisonKey(segment));
}

function refuseType(path: string): string | undefined {
  const type = extension(path);
  if (textTypes.has(type) || binaryTypes.has(type)) return undefined;
  return `files of this type are not part of a prototype (allowed: ${[...textTypes, ...binaryTypes].join(', ')})`;
}

function extension(path: string): string {
  return comparisonKey(/\.([^./]+)$/.exec(path)?.[1] ?? '');
}

/** How long a text is in UTF-8 bytes, in which file systems count. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
