import { dockerReach } from '../build/dockerReach.ts';
import { globReach } from '../build/globReach.ts';
import { type BuildReach, labSamples } from '../build/labSample.ts';
import { packageReach } from '../build/packageReach.ts';
import { tsconfigReach } from '../build/tsconfigReach.ts';
import type { Door } from '../doors.ts';
import type { Ground } from '../ground.ts';
import { type Leak, wordLeak } from '../leak.ts';
import { nameOf, pathWithin } from '../paths.ts';

/**
 * The lab gets into a production build: by tsconfig, workspaces, published files, a Docker image, a bundler's patterns, or an
 * alias that leads there. Nothing needs to import the prototype for it to be shipped then.
 */
export function labInBuild(ground: Ground, doors: readonly Door[]): Leak[] {
  const { lab } = ground;
  if (lab === undefined) return [];
  const build = { ground, samples: labSamples(ground) };
  const reaches = [tsconfigReach, packageReach, dockerReach, globReach].flatMap((rule) => rule(build));
  const folder = pathWithin(ground.production, lab) ?? nameOf(lab);
  const opened = doors.flatMap(({ name, opened: place }) =>
    place && !reaches.some((reach) => reach.file === place.file && reach.line === place.line)
      ? [doorLeak(place.file.path, place.line, name)]
      : [],
  );
  return [...reaches.map((reach) => reachLeak(reach, folder)), ...opened];
}

function reachLeak({ file, line, subject, named, text }: BuildReach, folder: string): Leak {
  return wordLeak(
    {
      rule: 'leak/lab-in-build',
      severity: named ? 'error' : 'warning',
      path: file.path,
      side: 'production',
      line,
      subject,
    },
    text,
    [folder, subject],
  );
}

function doorLeak(path: string, line: number, name: string): Leak {
  return wordLeak(
    { rule: 'leak/lab-in-build', severity: 'error', path, side: 'production', line, subject: name },
    'nameLeadsToLab',
    [name],
  );
}
