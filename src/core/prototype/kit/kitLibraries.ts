/** A prebuilt library of the kit: its file in `kit-libs`, and the libraries it is built on. */
interface KitLibrary {
  readonly file: string;
  readonly needs: readonly string[];
}

/** The name under which the prototype's icons are linked; see kit/linkLibraries.ts. */
export const iconsLibrary = 'footbridge:icons';

const libraries: Readonly<Record<string, KitLibrary>> = {
  react: { file: 'react', needs: [] },
  'lucide-react': { file: 'lucideReact', needs: ['react', iconsLibrary] },
  lucide: { file: 'lucide', needs: [iconsLibrary] },
  'chart.js/auto': { file: 'chart', needs: [] },
  'react-chartjs-2': { file: 'chartReact', needs: ['react', 'chart.js/auto'] },
  clsx: { file: 'classNames', needs: [] },
  'footbridge/react': { file: 'footbridgeReact', needs: ['react'] },
  'footbridge/data': { file: 'footbridgeData', needs: [] },
  'footbridge/data-react': { file: 'footbridgeDataReact', needs: ['react', 'footbridge/data'] },
};

/** Other names under which the same is imported. */
const otherNames: Readonly<Record<string, string>> = {
  'react-dom': 'react',
  'react-dom/client': 'react',
  'react/jsx-runtime': 'react',
  'react/jsx-dev-runtime': 'react',
  preact: 'react',
  'preact/hooks': 'react',
  'preact/compat': 'react',
  'chart.js': 'chart.js/auto',
  classnames: 'clsx',
  'lucide-react/dynamic': 'lucide-react',
};

/** What the same libraries are called in a page without modules. */
const globals: Readonly<Record<string, { readonly name: string; readonly library: string }>> = {
  react: { name: 'React', library: 'react' },
  'react-dom': { name: 'ReactDOM', library: 'react' },
  'chart.js': { name: 'Chart', library: 'chart.js/auto' },
  lucide: { name: 'lucide', library: 'lucide' },
};

/** A library that a page without modules reads from a global variable. */
export interface KitGlobal {
  readonly name: string;
  readonly library: string;
}

/**
 * @param specifier as imported, such as `react-dom/client`; also the address of a well-known package server
 * @returns the library of the kit that it means, or `undefined`
 */
export function libraryOf(specifier: string): string | undefined {
  const name = packageAt(specifier) ?? specifier;
  const library = otherNames[name] ?? name;
  return Object.hasOwn(libraries, library) ? library : undefined;
}

/**
 * What a script with a remote address stands for, because models habitually load these from package servers.
 *
 * @returns the global to give instead; `tailwind` to turn Tailwind on; `nothing` for what the compiler does itself;
 * `undefined` when the kit has nothing like it
 */
export function scriptAt(address: string): KitGlobal | 'tailwind' | 'nothing' | undefined {
  if (/^https?:\/\/cdn\.tailwindcss\.com\b/i.test(address)) return 'tailwind';
  const name = packageAt(address)
    ?.split('/', address.includes('/@') ? 2 : 1)
    .join('/');
  if (name === undefined) return undefined;
  if (name === 'tailwindcss' || name === '@tailwindcss/browser') return 'tailwind';
  if (name === '@babel/standalone' || name === 'babel-standalone') return 'nothing';
  return Object.hasOwn(globals, name) ? globals[name] : undefined;
}

/** The libraries with all that they are built on, each after what it needs. */
export function inOrder(names: Iterable<string>): string[] {
  const ordered = new Set<string>();
  const add = (name: string): void => {
    for (const need of libraries[name]?.needs ?? []) add(need);
    ordered.add(name);
  };
  for (const name of names) add(name);
  return [...ordered];
}

/** The library's file in `kit-libs`, without its ending. */
export function fileOf(library: string): string {
  const found = libraries[library];
  if (found === undefined) throw new Error(`The kit has no library ${library}`);
  return found.file;
}

/** The package and the path in it that an address of esm.sh, unpkg, jsDelivr, Skypack or cdnjs names. */
function packageAt(address: string): string | undefined {
  const cdnjs = /^(?:https?:)?\/\/cdnjs\.cloudflare\.com\/ajax\/libs\/([\w.-]+)\//i.exec(address)?.[1];
  if (cdnjs !== undefined) return cdnjs.toLowerCase();
  const served =
    /^(?:https?:)?\/\/(?:esm\.sh|esm\.run|unpkg\.com|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io\/npm:)\/?(?:v\d+\/)?((?:@[\w.-]+\/)?[\w.-]+)(?:@[^/?]+)?((?:\/[^?#]*)?)/i.exec(
      address,
    );
  if (served === null) return undefined;
  const [, name = '', inside = ''] = served;
  return `${name.toLowerCase()}${inside === '/' ? '' : inside}`;
}
