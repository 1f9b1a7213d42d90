import type { FileTree } from './fileTree.ts';
import { folderOf } from './treePath.ts';

/** Endings tried for a name without one: those of bundlers and TypeScript, sources before what is made of them. */
const endings = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
  '.json',
  '.d.ts',
  '.d.mts',
  '.d.cts',
];
const variants = ['.web', '.native', '.ios', '.android'];
const styles = ['.scss', '.sass', '.css', '.less', '.styl', '.pcss', '.postcss'];

/** What TypeScript reads for a name with JavaScript's ending (its documentation, "file extension substitution"). */
const sources: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
const declared: Readonly<Record<string, string>> = {
  '.js': '.d.ts',
  '.jsx': '.d.ts',
  '.mjs': '.d.mts',
  '.cjs': '.d.cts',
};

/**
 * The file that a path without certain ending, or of a folder with an index, stands for.
 * @param isStyle whether Sass's partials (`_name.scss`) count too
 */
export function resolveFile(tree: FileTree, path: string, isStyle: boolean): string | undefined {
  return (
    (isStyle ? styleFile(tree, path) : undefined) ?? moduleFile(tree, path) ?? indexFile(tree, path, isStyle)
  );
}

function moduleFile(tree: FileTree, path: string): string | undefined {
  const ending = /\.[mc]?jsx?$/u.exec(path)?.[0] ?? '';
  const bare = path.slice(0, path.length - ending.length);
  const candidates = [
    ...(sources[ending] ?? []).map((each) => bare + each),
    path,
    ...(ending in declared ? [bare + String(declared[ending])] : []),
    ...endings.map((each) => path + each),
    ...variants.flatMap((variant) => ['.ts', '.tsx', '.js', '.jsx'].map((each) => path + variant + each)),
    ...declaredFor(path),
  ];
  return candidates.find((each) => tree.isFile(each));
}

/** `x.css` may have its types, and only these, in `x.d.css.ts` or `x.css.d.ts`. */
function declaredFor(path: string): readonly string[] {
  const ending = /\.[a-z\d]+$/iu.exec(path)?.[0];
  return ending === undefined ? [] : [`${path.slice(0, -ending.length)}.d${ending}.ts`];
}

function styleFile(tree: FileTree, path: string): string | undefined {
  const folder = folderOf(path);
  const name = path.slice(folder.length + 1);
  const candidates = ['', ...styles].flatMap((each) => [`${path}${each}`, `${folder}/_${name}${each}`]);
  return candidates.find((each) => tree.isFile(each));
}

function indexFile(tree: FileTree, path: string, isStyle: boolean): string | undefined {
  if (!tree.isFolder(path)) return undefined;
  const names = isStyle
    ? styles.flatMap((each) => [`index${each}`, `_index${each}`])
    : endings.map((each) => `index${each}`);
  return names.map((name) => `${path}/${name}`).find((each) => tree.isFile(each));
}
