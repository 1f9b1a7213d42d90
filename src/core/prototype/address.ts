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
 * @param address such as `./basket.css`, `../logo.svg?v=2`, `tea%20pot.svg` or `/styles.css` (from the prototype's root)
 * @returns the path inside the prototype, or `undefined` when the address points out of it
 */
export function resolvePath(from: string, address: string): string | undefined {
  const path = decoded(address.trim().replace(/[?#].*$/s, ''));
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

/**
 * A path as its file is called: without percent signs, which no file of a prototype has in its name (see
 * core/lab/variantPath.ts), and with composed letters, which all of them have.
 */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path.normalize('NFC');
  }
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
  '/index.jsx',
  '/index.js',
];

/**
 * Finds the file a module import means: as written, with an extension added, `.js` written for `.ts`, or a
 * folder's index. `@/` and `~/` mean `src/` or the prototype's root, as in many build set-ups.
 */
export function resolveModule(
  from: string,
  address: string,
  files: { has(path: string): boolean },
): string | undefined {
  const inside = /^[@~]\/(.*)$/s.exec(address)?.[1];
  const bases = inside === undefined ? [resolvePath(from, address)] : [`src/${inside}`, inside];
  for (const base of bases) {
    if (base === undefined) continue;
    const asTypeScript = base.replace(/\.m?js(x?)$/, '.ts$1');
    const candidates = [...extensions.map((extension) => base + extension), asTypeScript];
    const found = candidates.find((candidate) => files.has(candidate));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Says why something remote is missing from the page. */
export function onNetwork(address: string): string {
  return `${address.slice(0, 80)} is on the network and was left out; prototypes load nothing from a network`;
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
