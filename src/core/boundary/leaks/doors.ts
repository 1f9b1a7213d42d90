import { asObject, asTexts, lineOf, readJsonObject, textsIn } from './configFile.ts';
import type { Ground, SideFile } from './ground.ts';
import { folded, folderOf, joinPath, nameOf, pathWithin } from './paths.ts';

/** A name under which one side can import from the other without spelling its folder. */
export interface Door {
  /** What a specifier begins with: `@lab/`, `shop-prototypes`. */
  readonly name: string;
  /** The file of the importing side that opens it; `undefined` for the name of a package, which any workspace may use. */
  readonly opened: { readonly file: SideFile; readonly line: number } | undefined;
}

/**
 * Finds them: `paths` of tsconfig and jsconfig, `imports`, `exports`, entry points and dependencies by path of package.json, aliases
 * in bundlers' configuration, names of the other side's packages.
 *
 * @param side whose files would import
 */
export function findDoors(ground: Ground, side: SideFile['side']): Door[] {
  const other = ground.configFiles(side === 'production' ? 'lab' : 'production');
  const opened = configFilesFor(ground, side).flatMap((file) => {
    const find = finderOf(nameOf(file.path));
    const text = find && ground.tree.read(file.absolute);
    if (!find || text === undefined) return [];
    const reaches = (base: string, path: string): boolean =>
      ground.withinOther(side, joinPath(base, path.replace(/\*.*$/s, ''))) !== undefined;
    return find(text, file, reaches).map(({ name, at }) => ({
      name,
      opened: { file, line: lineOf(text, at, name) },
    }));
  });
  return [...opened, ...packageNames(ground, other).map((name) => ({ name, opened: undefined }))];
}

/** What applies to the files of a side; for a lab inside production that is also what lies in the folders above it. */
function configFilesFor(ground: Ground, side: SideFile['side']): readonly SideFile[] {
  const own = ground.configFiles(side);
  const { lab } = ground;
  if (side === 'production' || lab === undefined) return own;
  const above = ground
    .configFiles('production')
    .filter(({ absolute }) => pathWithin(folderOf(absolute), lab) !== undefined);
  return [...own, ...above];
}

/** Whether a specifier goes through the door. An alias for every name (`*`) is no door: files tell what it means. */
export function goesThrough({ name }: Door, specifier: string): boolean {
  if (name === '') return false;
  const [door, asked] = [folded(name), folded(specifier)];
  return asked === door || asked.startsWith(/[/\-_.~@#]$/.test(door) ? door : `${door}/`);
}

/** What opens a door, and the text by which its line is found. */
interface Opening {
  readonly name: string;
  readonly at: string;
}
type Reaches = (base: string, path: string) => boolean;
type Finder = (text: string, file: SideFile, reaches: Reaches) => Opening[];

const bundlerConfig =
  /^(?:(?:vite|vitest|webpack|rspack|rsbuild|rollup|rolldown|esbuild|next|nuxt|astro|svelte|vue|babel|metro|craco|tsup|tsdown)(?:\.[\w-]+)*|\.babelrc)\.(?:[mc]?[jt]s|json)$/;

/** Whether a file with this name configures a bundler. */
export function isBundlerConfig(name: string): boolean {
  return bundlerConfig.test(name);
}

function finderOf(name: string): Finder | undefined {
  if (/^(?:ts|js)config(?:\..+)?\.json$/.test(name)) return inTsconfig;
  if (name === 'package.json') return inPackage;
  return isBundlerConfig(name) ? inBundlerConfig : undefined;
}

const inTsconfig: Finder = (text, file, reaches) => {
  const options = asObject(readJsonObject(text)?.['compilerOptions']);
  const folder = folderOf(file.absolute);
  const base = typeof options?.['baseUrl'] === 'string' ? joinPath(folder, options['baseUrl']) : folder;
  return Object.entries(asObject(options?.['paths']) ?? {}).flatMap(([name, targets]) =>
    asTexts(targets)
      .filter((target) => reaches(base, target))
      .map((target) => ({ name: name.replace(/\*.*$/s, ''), at: target })),
  );
};

const inPackage: Finder = (text, file, reaches) => {
  const content = readJsonObject(text);
  if (!content) return [];
  const base = folderOf(file.absolute);
  const own = typeof content['name'] === 'string' ? content['name'] : undefined;
  const inMap = (key: string, rename: (name: string) => string | undefined): Opening[] =>
    Object.entries(asObject(content[key]) ?? {}).flatMap(([name, value]) => {
      const door = rename(name.replace(/\*.*$/s, ''));
      const path = textsIn(value).find((each) => reaches(base, each.replace(/^(?:file|link|portal):/, '')));
      return path === undefined || door === undefined ? [] : [{ name: door, at: path }];
    });
  const entries = ['main', 'module', 'browser', 'types', 'typings', 'exports'].flatMap((key) =>
    typeof content[key] === 'string' && own !== undefined && reaches(base, content[key])
      ? [{ name: own, at: content[key] }]
      : [],
  );
  const dependencies = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  return [
    ...entries,
    ...inMap('imports', (name) => name),
    ...inMap('browser', (name) => name),
    ...inMap('exports', (name) => own && joinName(own, name)),
    ...dependencies.flatMap((key) => inMap(key, (name) => name)),
  ];
};

/** `./forms/` of `shop` is imported as `shop/forms/`. */
function joinName(name: string, subpath: string): string {
  return `${name}${subpath.replace(/^\./, '')}`;
}

/** Aliases are code there: a name and, within the same entry, a text that leads to the other side. */
const inBundlerConfig: Finder = (text, file, reaches) => {
  const alias =
    /(?:(["'])([^"'\n]{1,100})\1|\b([\w$]{1,100}))\s*(?::|,\s*replacement\s*:)((?:\([^\n{}[\]]{0,300}\)|[^\n,{}[\]()]){0,300})/g;
  return [...text.matchAll(alias)].flatMap(([, , quoted, bare, value]) => {
    const name = quoted ?? bare ?? '';
    const isKey =
      bare === undefined || !/^(?:entry|input|include|root|find|from|to|replacement|content)$/.test(bare);
    const paths = [...(value ?? '').matchAll(/(["'`])((?:(?!\1)[^\n])*)\1/g)].map((each) => each[2] ?? '');
    const path = paths.find((each) => each !== '' && reaches(folderOf(file.absolute), each));
    return isKey && path !== undefined ? [{ name: name.replace(/[$*].*$/s, ''), at: path }] : [];
  });
};

function packageNames(ground: Ground, files: readonly SideFile[]): string[] {
  return files
    .filter(({ path }) => nameOf(path) === 'package.json')
    .map(({ absolute }) => readJsonObject(ground.tree.read(absolute) ?? '')?.['name'])
    .filter((name): name is string => typeof name === 'string' && name !== '');
}
