import type { IconSet, IconShape } from './icons.ts';

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string | number | undefined>>];

/**
 * Packs Lucide's icons for `icons.json`: a path is its outline alone, and names that mean the same icon are
 * listed once with their aliases.
 *
 * @param exported every name the package exports as an icon, with its shapes
 */
export function packIcons(exported: Readonly<Record<string, readonly Shape[]>>): IconSet {
  const icons: Record<string, readonly IconShape[]> = {};
  const aliases: Record<string, string> = {};
  const known = new Map<readonly Shape[], string>();
  for (const [name, shapes] of Object.entries(exported)) {
    const first = known.get(shapes);
    if (first !== undefined) aliases[name] = first;
    else {
      known.set(shapes, name);
      icons[name] = shapes.map(pack);
    }
  }
  return { icons, aliases };
}

function pack([tag, attributes]: Shape): IconShape {
  const entries = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const [only] = entries;
  if (tag === 'path' && entries.length === 1 && only?.[0] === 'd') return only[1];
  return [tag, Object.fromEntries(entries)];
}
