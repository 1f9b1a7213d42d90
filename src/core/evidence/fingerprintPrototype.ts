import type { PrototypeSource } from '../generation/fileChange.ts';
import type { Sha256 } from './protocol.ts';

/**
 * Tells whether a prototype is the one that somebody tried: the same for the same files, wherever and in whatever order they were
 * read. Line ends are taken as alike, since git may change them from one clone to the next.
 *
 * @returns 64 hexadecimal digits
 */
export function fingerprintPrototype({ files, assets }: PrototypeSource, sha256: Sha256): string {
  const lines = [
    ...files.map(({ path, text }) => `${path}\n${sha256(text.replaceAll('\r\n', '\n'))}`),
    ...assets.map(({ path, base64 }) => `${path}\n${sha256(base64)}`),
  ];
  return sha256(lines.toSorted().join('\n'));
}
