import { packageTargets } from './packageTargets.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { resolveFile } from './resolveFile.ts';
import { joinPath } from './treePath.ts';

/**
 * The file that a name leads to inside a package whose folder is known. Where the package names what is only built later
 * (`dist/index.js`), its source is looked for; where nothing of it is found, its `package.json` stands for the package.
 * @param subpath what follows the package's name, without the `/`; '' for the package itself
 */
export function packageEntry(
  files: ProjectFiles,
  folder: string,
  subpath: string,
  isStyle: boolean,
): string | undefined {
  const json = files.packageIn(folder);
  const targets = packageTargets(json?.exports, subpath === '' ? '.' : `./${subpath}`) ?? [];
  const fields =
    subpath === '' && json !== undefined
      ? [
          ...(isStyle ? [json.sass, json.style] : []),
          json.source,
          json.svelte,
          json.module,
          json.main,
          json.types,
          json.typings,
        ]
      : [];
  const named = [...targets, ...fields.filter((field) => field !== undefined)];
  const find = (path: string): string | undefined => resolveFile(files.tree, joinPath(folder, path), isStyle);
  for (const target of named) {
    const file = find(target);
    if (file !== undefined) return file;
  }
  for (const target of named) {
    const file = sourceOf(target)
      .map(find)
      .find((each) => each !== undefined);
    if (file !== undefined) return file;
  }
  const usual =
    subpath === ''
      ? ['.', 'src', 'lib', 'src/main', 'src/lib']
      : [subpath, `src/${subpath}`, `src/lib/${subpath}`];
  const file = usual.map(find).find((each) => each !== undefined);
  return file ?? (json === undefined ? undefined : `${folder}/package.json`);
}

const built =
  /^(?:\.\/)?(?:dist|build|lib|out|esm|cjs|es|output|\.output)(?:\/(?:esm|cjs|es|types|src|module|commonjs))*\//u;

/** Where the source of a built file usually lies: `dist/esm/x.d.ts` comes from `src/x.ts`. */
function sourceOf(target: string): readonly string[] {
  const rest = target.replace(built, '');
  if (rest === target) return [];
  const bare = rest.replace(/\.(?:d\.)?[mc]?[jt]sx?$/u, '');
  return [`src/${bare}`, bare, `lib/${bare}`].flatMap((each) => [
    each,
    ...(rest.endsWith('.css') ? [`${each}.scss`] : []),
  ]);
}
