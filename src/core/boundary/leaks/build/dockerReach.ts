import { compileIgnore } from '../../policy/compileIgnore.ts';
import type { SideFile } from '../ground.ts';
import { folderOf, joinPath, nameOf, pathWithin } from '../paths.ts';
import { fixedPart } from './globPattern.ts';
import type { BuildGround, BuildReach, LabSample } from './labSample.ts';

/**
 * A Dockerfile that copies a folder with the lab in it into an image, while no .dockerignore leaves the lab out. The context
 * is taken to be the production folder or the Dockerfile's own, whichever holds a .dockerignore; what a multi-stage build
 * copies between its stages (`--from`) is not from the context.
 */
export function dockerReach(build: BuildGround): BuildReach[] {
  const { ground, samples } = build;
  if (samples.length === 0) return [];
  return ground
    .configFiles('production')
    .filter(({ path }) =>
      /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.(?:Dockerfile|dockerfile)$/.test(nameOf(path)),
    )
    .flatMap((file) => {
      const text = ground.tree.read(file.absolute) ?? '';
      const context = contextOf(build, file);
      const isIgnored = ignoring(build, file, context);
      const open = samples.filter(({ absolute }) => !isIgnored(absolute));
      const copied = copiesOf(text).flatMap(({ source, line }) => {
        const sample = open.find((each) => isCopied(context, source, each));
        const named = ground.withinLab(joinPath(context, fixedPart(source))) !== undefined;
        return sample ? [{ file, line, subject: source, named, text: 'builtByDocker' as const }] : [];
      });
      return copied.slice(0, 1);
    });
}

function contextOf({ ground }: BuildGround, file: SideFile): string {
  const own = folderOf(file.absolute);
  return ground.tree.isFile(joinPath(own, '.dockerignore')) ? own : ground.production;
}

/** https://docs.docker.com/build/concepts/context/#dockerignore-files: the Dockerfile's own list goes before the context's. */
function ignoring({ ground }: BuildGround, file: SideFile, context: string): (absolute: string) => boolean {
  const text =
    ground.tree.read(`${file.absolute}.dockerignore`) ??
    ground.tree.read(joinPath(context, '.dockerignore')) ??
    '';
  const patterns = text.split(/\r?\n/).map(anchored);
  const decide = compileIgnore(patterns);
  return (absolute) => {
    const path = pathWithin(context, absolute);
    return path === undefined || decide(path) !== undefined;
  };
}

/** Unlike in a .gitignore every pattern there is from the root. */
function anchored(line: string): string {
  const [, not = '', pattern = ''] = /^\s*(!?)\s*\/?(.*?)\s*$/s.exec(line) ?? [];
  return pattern === '' || pattern.startsWith('#') ? '' : `${not}/${pattern.replace(/^\.\//, '')}`;
}

function copiesOf(text: string): { source: string; line: number }[] {
  const lines = text.split('\n');
  return lines.flatMap((first, index) => {
    const command = /^\s*(?:COPY|ADD)\s+(.*)$/i.exec(joinedLine(lines, index, first))?.[1];
    if (command === undefined || /--from=/.test(command)) return [];
    const words = command.startsWith('[')
      ? [...command.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((each) => each[1] ?? '')
      : command.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
    return words.slice(0, -1).map((source) => ({ source, line: index + 1 }));
  });
}

function joinedLine(lines: readonly string[], index: number, first: string): string {
  let whole = first.trimEnd();
  for (let next = index + 1; whole.endsWith('\\') && next < lines.length; next += 1)
    whole = `${whole.slice(0, -1)} ${lines[next]?.trimEnd() ?? ''}`;
  return whole;
}

function isCopied(context: string, source: string, { absolute }: LabSample): boolean {
  if (/^[a-z]+:\/\//i.test(source)) return false;
  const rest = pathWithin(joinPath(context, fixedPart(`./${source.replace(/^\/+/, '')}`)), absolute);
  if (rest === undefined) return false;
  // A wildcard takes folders whole too: one that starts above the lab is taken to reach it.
  return true;
}
