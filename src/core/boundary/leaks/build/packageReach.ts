import { pnpmPatterns } from '../../imports/pnpmPatterns.ts';
import { compileIgnore } from '../../policy/compileIgnore.ts';
import { asObject, asTexts, lineOf, readJsonObject } from '../configFile.ts';
import type { Ground, SideFile } from '../ground.ts';
import { folderOf, joinPath, nameOf, pathWithin } from '../paths.ts';
import { fixedPart, globPattern } from './globPattern.ts';
import type { BuildGround, BuildReach } from './labSample.ts';

/**
 * Workspaces (npm, Yarn, pnpm, Lerna) that take a folder of the lab for a package of production, and published packages that
 * would carry the lab along (https://docs.npmjs.com/cli/configuring-npm/package-json#files).
 */
export function packageReach(build: BuildGround): BuildReach[] {
  return build.ground.configFiles('production').flatMap((file) => {
    const name = nameOf(file.path);
    if (name !== 'package.json' && name !== 'lerna.json' && !/^pnpm-workspace\.ya?ml$/.test(name)) return [];
    const text = build.ground.tree.read(file.absolute) ?? '';
    const content = name.endsWith('json') ? readJsonObject(text) : undefined;
    const workspaces = content ? workspacesOf(content) : pnpmPatterns(text);
    return [
      ...reachByWorkspace(build.ground, file, text, workspaces),
      ...(name === 'package.json' && content ? reachByPublishing(build, file, text, content) : []),
    ];
  });
}

function workspacesOf(content: Readonly<Record<string, unknown>>): readonly string[] {
  const { workspaces, packages } = content;
  return [...asTexts(workspaces), ...asTexts(asObject(workspaces)?.['packages']), ...asTexts(packages)];
}

function reachByWorkspace(
  ground: Ground,
  file: SideFile,
  text: string,
  workspaces: readonly string[],
): BuildReach[] {
  const folder = folderOf(file.absolute);
  const packages = ground.labFiles
    .filter(({ path }) => nameOf(path) === 'package.json')
    .map(({ absolute }) => folderOf(absolute));
  const matching = (pattern: string) => (path: string) => {
    const start = joinPath(folder, fixedPart(pattern));
    const rest = pathWithin(start, path);
    const glob = globPattern(pattern.slice(fixedPart(pattern).length).replace(/^\//, '').replace(/\/$/, ''));
    return rest !== undefined && glob?.test(rest) === true;
  };
  const left = workspaces.filter((each) => each.startsWith('!')).map((each) => matching(each.slice(1)));
  return workspaces
    .filter((each) => !each.startsWith('!'))
    .flatMap((pattern) => {
      const named = ground.withinLab(joinPath(folder, fixedPart(pattern))) !== undefined;
      const reached = packages.some((path) => matching(pattern)(path) && !left.some((out) => out(path)));
      if (!named && !reached) return [];
      return [
        { file, line: lineOf(text, pattern), subject: pattern, named, text: 'builtByWorkspaces' as const },
      ];
    });
}

function reachByPublishing(
  { ground, samples }: BuildGround,
  file: SideFile,
  text: string,
  content: Readonly<Record<string, unknown>>,
): BuildReach[] {
  if (content['private'] === true || typeof content['name'] !== 'string') return [];
  const folder = folderOf(file.absolute);
  const within = samples.flatMap(({ absolute }) => pathWithin(folder, absolute) ?? []);
  const listed = Array.isArray(content['files']) ? asTexts(content['files']) : undefined;
  const ignored = ground.tree.read(joinPath(folder, '.npmignore'));
  const isPublished = listed
    ? matcherOf(listed.map((each) => `/${each.replace(/^\.?\//, '')}`))
    : (path: string) => !matcherOf((ignored ?? '').split(/\r?\n/))(path);
  const reached = within.find(isPublished);
  if (reached === undefined) return [];
  const line = lineOf(text, '"files"', '"name"');
  const named = listed !== undefined;
  return [{ file, line, subject: reached, named, text: named ? 'published' : 'publishedUnlisted' }];
}

function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const decide = compileIgnore(patterns);
  return (path) => decide(path) !== undefined;
}
