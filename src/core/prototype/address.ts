/** Addresses inside a prototype: relative paths with `/`, and whatever else a page may name. */

/** The address as browsers read it: they ignore control characters and blanks, so `ht\ntp:` is `http:`. */
export function plainAddress(address: string): string {
  return address.replaceAll(/\p{Cc}|\s/gu, '');
}

/** Whether an address leaves the prototype: a scheme such as `https:`, or `//host`. Fragments and `data:` do not. */
export function isRemote(address: string): boolean {
  const plain = plainAddress(address).replaceAll('\\', '/');
  if (/^(data|blob|about|mailto|tel):/i.test(plain)) return false;
  return /^(\/\/|[a-z][a-z0-9+.-]*:)/i.test(plain);
}

/**
 * Resolves a relative address against the file that names it.
 *
 * @param from path of the naming file, such as `src/app.ts`
 * @param address such as `./basket.css`, `../logo.svg?v=2` or `/styles.css` (from the prototype's root)
 * @returns the path inside the prototype, or `undefined` when the address points out of it
 */
export function resolvePath(from: string, address: string): string | undefined {
  const path = address.trim().replace(/[?#].*$/s, '');
  if (path === '' || isRemote(path) || /^[a-z]+:/i.test(path)) return undefined;
  const start = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const segments: string[] = [...start];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

const extensions = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.mjs',
  '.jsx',
  '.json',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];

/**
 * Finds the file a module import means: as written, with an extension added, `.js` written for `.ts`, or a
 * folder's index.
 */
export function resolveModule(
  from: string,
  address: string,
  files: ReadonlyMap<string, unknown>,
): string | undefined {
  const base = resolvePath(from, address);
  if (base === undefined) return undefined;
  const asTypeScript = base.replace(/\.m?js(x?)$/, '.ts$1');
  const candidates = [...extensions.map((extension) => base + extension), asTypeScript];
  return candidates.find((candidate) => files.has(candidate));
}

/** A text asset as a `data:` address, so that the page needs no file beside it; `undefined` for other types. */
export function dataAddress(path: string, text: string): string | undefined {
  const type = { svg: 'image/svg+xml', txt: 'text/plain', csv: 'text/csv', json: 'application/json' }[
    path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  ];
  return type === undefined
    ? undefined
    : `data:${type};charset=utf-8,${encodeURIComponent(wellFormed(text))}`;
}

/** The text with half characters (lone surrogates) replaced, as encoding it as UTF-8 does. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
