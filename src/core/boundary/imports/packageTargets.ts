/**
 * The paths an entry of `exports` or `imports` may lead to (Node's documentation, "Packages"). Every condition is followed, those
 * that name sources first: which of them is in force is not known here, and only one of them is likely to exist.
 * @param map the value of `exports` or `imports`
 * @param name `.`, `./sub/path` or `#name`
 * @returns targets as written; undefined where the map doesn't offer the name
 */
export function packageTargets(map: unknown, name: string): readonly string[] | undefined {
  if (!isRecord(map) || !Object.keys(map).some((key) => /^[.#]/u.test(key))) {
    return name === '.' ? flatten(map, '') : undefined;
  }
  if (Object.hasOwn(map, name) && !name.includes('*')) return flatten(map[name], '');
  let best: { key: string; rest: string } | undefined;
  for (const key of Object.keys(map)) {
    const rest = starMatch(key, name);
    if (rest !== undefined && (best === undefined || star(key) > star(best.key))) best = { key, rest };
  }
  return best === undefined ? undefined : flatten(map[best.key], best.rest);
}

/** What the `*` of a key stands for; a key that ends in `/` is the old way to write `/*`. */
function starMatch(key: string, name: string): string | undefined {
  if (key.endsWith('/')) return name.startsWith(key) ? name.slice(key.length) : undefined;
  const at = key.indexOf('*');
  if (at === -1) return undefined;
  const after = key.slice(at + 1);
  const fits = name.startsWith(key.slice(0, at)) && name.endsWith(after) && name.length >= key.length - 1;
  return fits ? name.slice(at, name.length - after.length) : undefined;
}

function star(key: string): number {
  return key.endsWith('/') ? key.length : key.indexOf('*');
}

const sourcesFirst = [
  'source',
  'development',
  'svelte',
  'import',
  'default',
  'require',
  'node',
  'browser',
  'types',
];

function flatten(target: unknown, rest: string, depth = 0): readonly string[] {
  if (typeof target === 'string') {
    return [target.endsWith('/') && rest !== '' ? target + rest : target.replaceAll('*', () => rest)];
  }
  if (depth > 20 || typeof target !== 'object' || target === null) return [];
  if (Array.isArray(target)) return target.flatMap((each) => flatten(each, rest, depth + 1));
  const rank = (key: string): number =>
    (sourcesFirst.indexOf(key) + sourcesFirst.length + 1) % (sourcesFirst.length + 1);
  const entries = Object.entries(target).toSorted(([a], [b]) => rank(a) - rank(b));
  return entries.flatMap(([, each]) => flatten(each, rest, depth + 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
