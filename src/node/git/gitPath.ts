import { isUtf8 } from 'node:buffer';

/** A path as git's plumbing gave it. */
export interface GitPath {
  readonly path: string;
  /** Whether it is the real name; otherwise `path` shows bytes that are no UTF-8 as `\xff`, and opens nothing. */
  readonly isExact: boolean;
}

/** Decodes a path that git gave as bytes, which on Linux need not be UTF-8. */
export function decodeGitPath(bytes: Buffer): GitPath {
  if (isUtf8(bytes)) return { path: bytes.toString('utf8'), isExact: true };
  let path = '';
  for (const byte of bytes) {
    path += byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return { path, isExact: false };
}
