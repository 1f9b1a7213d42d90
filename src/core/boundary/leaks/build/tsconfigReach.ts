import { asObject, asTexts, lineOf, readJsonObject } from '../configFile.ts';
import { folderOf, joinPath, nameOf, pathWithin } from '../paths.ts';
import { fixedPart, globPattern } from './globPattern.ts';
import type { BuildGround, BuildReach } from './labSample.ts';

const alwaysLeftOut = ['node_modules', 'bower_components', 'jspm_packages'];
/** As deep as `extends` is followed. */
const mostBases = 10;

/** What a configuration or its bases say, with the folder that the patterns of each key start from. */
interface Selection {
  readonly files: Patterns | undefined;
  readonly include: Patterns | undefined;
  readonly exclude: Patterns | undefined;
  readonly scripts: boolean;
}
interface Patterns {
  readonly folder: string;
  readonly texts: readonly string[];
}

/**
 * A tsconfig or jsconfig whose `files` or `include` take in prototype files; without either, TypeScript takes everything
 * below its folder (https://www.typescriptlang.org/tsconfig/#include).
 */
export function tsconfigReach({ ground, samples }: BuildGround): BuildReach[] {
  return ground
    .configFiles('production')
    .filter(({ path }) => /^(?:ts|js)config(?:\..+)?\.json$/.test(nameOf(path)))
    .flatMap((file) => {
      const text = ground.tree.read(file.absolute);
      const selection =
        text === undefined
          ? undefined
          : selectionOf(file.absolute, text, (path) => ground.tree.read(path), 0);
      if (text === undefined || !selection) return [];
      const named = namedPattern(selection, (path) => ground.withinLab(path) !== undefined);
      const reached =
        named ?? samples.find(({ absolute }) => takes(selection, folderOf(file.absolute), absolute))?.path;
      if (reached === undefined) return [];
      const line = lineOf(text, named ?? '', '"include"', '"files"');
      return [
        {
          file,
          line,
          subject: reached,
          named: named !== undefined,
          text: 'builtByTsconfig',
        } satisfies BuildReach,
      ];
    });
}

function selectionOf(
  path: string,
  text: string,
  read: (path: string) => string | undefined,
  depth: number,
): Selection | undefined {
  const content = readJsonObject(text);
  if (!content) return undefined;
  const folder = folderOf(path);
  const bases = [content['extends']].flat().filter((each): each is string => typeof each === 'string');
  const base = bases.map((each) => baseOf(folder, each, read, depth)).findLast((each) => each !== undefined);
  const own = (key: string): Patterns | undefined =>
    Array.isArray(content[key]) ? { folder, texts: asTexts(content[key]) } : undefined;
  const allowJs = asObject(content['compilerOptions'])?.['allowJs'];
  return {
    files: own('files') ?? base?.files,
    include: own('include') ?? base?.include,
    exclude: own('exclude') ?? base?.exclude,
    scripts:
      typeof allowJs === 'boolean' ? allowJs : nameOf(path).startsWith('jsconfig') || base?.scripts === true,
  };
}

function baseOf(
  folder: string,
  base: string,
  read: (path: string) => string | undefined,
  depth: number,
): Selection | undefined {
  if (depth >= mostBases || !/^[./]/.test(base)) return undefined;
  const path = joinPath(folder, base.endsWith('.json') ? base : `${base}.json`);
  const text = read(path);
  return text === undefined ? undefined : selectionOf(path, text, read, depth + 1);
}

function namedPattern({ files, include }: Selection, isLab: (path: string) => boolean): string | undefined {
  return [files, include]
    .flatMap((patterns) => patterns?.texts.map((text) => ({ text, folder: patterns.folder })) ?? [])
    .find(({ text, folder }) => isLab(joinPath(folder, fixedPart(text))))?.text;
}

function takes(selection: Selection, folder: string, absolute: string): boolean {
  const { files, include, exclude, scripts } = selection;
  if (!(scripts ? /\.(?:[mc]?[jt]s|[jt]sx)$/ : /\.(?:[mc]?ts|tsx)$/).test(absolute)) return false;
  if (files?.texts.some((text) => joinPath(files.folder, text) === absolute)) return true;
  if (files && !include) return false;
  const wanted = include ?? { folder, texts: ['**/*'] };
  const unwanted = exclude ?? { folder, texts: alwaysLeftOut };
  return matches(wanted, absolute, true) && !matches(unwanted, absolute, false);
}

/** A pattern also stands for everything below the folders it matches. Wildcards of `include` skip dot folders. */
function matches({ folder, texts }: Patterns, absolute: string, skipDots: boolean): boolean {
  return texts.some((text) => {
    const start = joinPath(folder, fixedPart(text));
    const rest = pathWithin(start, absolute);
    if (rest === undefined) return false;
    const pattern = text.slice(fixedPart(text).length).replace(/^\//, '').replace(/\/$/, '');
    if (pattern === '') return true;
    const names = rest.split('/');
    if (skipDots && names.some((name) => name.startsWith('.') || alwaysLeftOut.includes(name))) return false;
    const glob = globPattern(pattern);
    return names.some((_, index) => glob?.test(names.slice(0, index + 1).join('/')) === true);
  });
}
