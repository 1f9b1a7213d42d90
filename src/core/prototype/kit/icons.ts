import * as z from 'zod';

/** A shape inside an icon: the outline of a path, or an SVG element with its attributes. */
export type IconShape = string | readonly [tag: string, attributes: Readonly<Record<string, string>>];

/** All icons that there are, as `icons.json` in `kit-libs` holds them. */
export interface IconSet {
  readonly icons: Readonly<Record<string, readonly IconShape[]>>;
  /** Other names, earlier ones mostly, and the icon each stands for. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Names of icons in a script, and whether it takes icons by names that are only known when it runs. */
export interface IconUse {
  readonly names: readonly string[];
  readonly loose: boolean;
}

/** What `lucide-react` has beside icons, with the types that JavaScript files may name. */
const notIcons =
  /^(default|icons|Icon|createLucideIcon|DynamicIcon|LucideProvider|Lucide(Icon|Props)|IconN(ode|ame)|__esModule|createIcons|createElement)$/;

const iconSetSchema = z.object({
  icons: z.record(
    z.string(),
    z.array(z.union([z.string(), z.tuple([z.string(), z.record(z.string(), z.string())])])),
  ),
  aliases: z.record(z.string(), z.string()),
});

/** @throws when the text is not a set of icons, which is a fault of the build */
export function readIconSet(text: string): IconSet {
  return iconSetSchema.parse(JSON.parse(text));
}

/** The icon's shapes; names may begin with `Lucide` or end with `Icon`, as the package allows. */
export function findIcon({ icons, aliases }: IconSet, name: string): readonly IconShape[] | undefined {
  for (const each of [name, name.replace(/Icon$/, ''), name.replace(/^Lucide/, '')]) {
    const icon = Object.hasOwn(aliases, each) ? aliases[each] : each;
    if (icon !== undefined && Object.hasOwn(icons, icon)) return icons[icon];
  }
  return undefined;
}

/** Which icons a compiled script takes from `lucide-react` or `lucide`. */
export function iconsIn(code: string): IconUse {
  const names = new Set<string>();
  let loose = false;
  for (const [, variable = ''] of code.matchAll(/\bvar (\w+) = require\(['"]lucide(?:-react(?:\/dynamic)?)?['"]\)/g)) {
    for (const [, name = ''] of code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))) {
      if (notIcons.test(name)) loose = true;
      else names.add(name);
    }
    loose ||= new RegExp(`_(interopRequire\\w+|createStarExport)\\(${variable}\\)`).test(code);
  } // prettier-ignore
  return { names: [...names], loose };
}

/** Every icon that a text names in quotes, in `data-lucide` or as a member: what loose use may ask for. */
export function iconsNamed(text: string, set: IconSet): string[] {
  const found = new Set<string>();
  for (const [, quoted, member] of text.matchAll(/["'`]([A-Za-z][\w-]*)["'`]|\.([A-Z]\w*)/g)) {
    const name = pascal(quoted ?? member ?? '');
    if (findIcon(set, name) !== undefined) found.add(name);
  }
  return [...found];
}

/** The names most like one that does not exist, best first. */
export function nearestIcons({ icons }: IconSet, name: string, count = 3): string[] {
  const wanted = wordsOf(name);
  const plain = wanted.join('');
  return Object.keys(icons)
    .map((icon) => {
      const words = wordsOf(icon);
      const shared = words.filter((word) => wanted.includes(word)).length;
      return { icon, score: distance(plain, words.join('')) - 4 * shared };
    })
    .toSorted((a, b) => a.score - b.score)
    .slice(0, count)
    .map(({ icon }) => icon);
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|[-_])([a-z0-9])/gi, (_whole, letter: string) => letter.toUpperCase());
}

/** Levenshtein's distance, row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_each, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
