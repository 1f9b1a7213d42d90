import { lineCounter } from '../../imports/lineCounter.ts';
import { isBundlerConfig } from '../doors.ts';
import { folderOf, joinPath, nameOf, pathWithin } from '../paths.ts';
import { fixedPart, globPattern } from './globPattern.ts';
import type { BuildGround, BuildReach } from './labSample.ts';

const styleConfig =
  /^(?:tailwind|postcss|uno|windi|panda)\.config\.[mc]?[jt]s$|^(?:main|preview)\.[mc]?[jt]sx?$/;

/**
 * A bundler's, Tailwind's or Storybook's configuration with a path or pattern that takes in the lab. It is code, so it is
 * its texts that are looked at; those said to be left out do not count.
 */
export function globReach({ ground, samples }: BuildGround): BuildReach[] {
  return ground
    .configFiles('production')
    .filter(({ path }) => {
      const name = nameOf(path);
      return (
        isBundlerConfig(name) ||
        (styleConfig.test(name) && (name.includes('config') || path.includes('.storybook/')))
      );
    })
    .flatMap((file) => {
      const text = ground.tree.read(file.absolute) ?? '';
      const folder = folderOf(file.absolute);
      return textsOf(text).flatMap(({ value, line }) => {
        const named = ground.withinLab(joinPath(folder, fixedPart(value))) !== undefined;
        const matched = !named && samples.some(({ absolute }) => isMatched(folder, value, absolute));
        return named || matched
          ? [{ file, line, subject: value, named, text: 'builtByPattern' as const }]
          : [];
      });
    });
}

/** Texts of code that can be paths, without those in a list of what is left out. */
function textsOf(text: string): { value: string; line: number }[] {
  const literal = /(["'`])((?:(?!\1)[^\\\n])*)\1/g;
  const lineAt = lineCounter(text);
  return [...text.matchAll(literal)].flatMap((each) => {
    const value = each[2] ?? '';
    const before = text.slice(Math.max(0, each.index - 200), each.index);
    const isLeftOut = /\b\w*(?:exclude|ignore|external|deny)\w*["']?\s*[:(=]\s*[^\]};]*$/i.test(before);
    if (isLeftOut || !/[/*]/.test(value) || value.startsWith('!')) return [];
    return [{ value, line: lineAt(each.index) }];
  });
}

function isMatched(folder: string, pattern: string, absolute: string): boolean {
  if (!pattern.includes('*')) return false;
  const rest = pathWithin(joinPath(folder, fixedPart(pattern)), absolute);
  const glob = globPattern(pattern.slice(fixedPart(pattern).length).replace(/^\//, ''));
  return rest !== undefined && glob?.test(rest) === true;
}
