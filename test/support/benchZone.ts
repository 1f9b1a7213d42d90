import ignore from 'ignore';
import picomatch from 'picomatch';
import { placeInRepository } from '../../src/core/boundary/placeInRepository.ts';
import { compileIgnore } from '../../src/core/boundary/policy/compileIgnore.ts';
import type { Policy } from '../../src/core/boundary/policy/policy.ts';
import { readPolicy } from '../../src/core/boundary/policy/readPolicy.ts';
import { type Measurement, measurement } from './measurement.ts';

/** Every path is asked for once per matcher, so none is answered from memory. */
const pathCount = 100_000;
/** The peers take so long that they get a part of the paths, spread evenly; what they cost per path is the same. */
const peerShare = 10;

/**
 * What the zone of a path costs, cold: in whole beside its limit of 10 µs, and the patterns alone beside npm `ignore`,
 * picomatch (both compiled before) and the floor: cutting the path and one look-up. Then how it grows with the patterns.
 */
export async function measureZone(): Promise<Measurement[]> {
  const paths = Array.from({ length: pathCount }, (_, index) => pathOf(index));
  const some = paths.filter((_, index) => index % peerShare === 0);
  const patterns = patternsOf(500);
  const policy = policyOf(patterns);
  const ours = compileIgnore(patterns);
  const matchers = patterns.map((pattern) => picomatch(asGlobs(pattern), { dot: true }));
  const peer = ignore({ allowRelativePaths: false, ignoreCase: false }).add(patterns);
  const known = new Map(paths.map((path) => [path.split('/')[0], path]));

  const floor = microseconds(paths, (path) => known.get(path.split('/')[0]));
  const alone = microseconds(paths, ours);
  const rows = [
    measurement('zone of a path, cold, 500 patterns (limit)', place(paths, policy), 'µs', 10),
    measurement('500 patterns: ours (peer: split and one look-up)', alone, 'µs', floor),
    measurement(
      '500 patterns: npm ignore (peer: ours)',
      microseconds(some, (path) => peer.ignores(path)),
      'µs',
      alone,
    ),
    measurement(
      '500 patterns: picomatch (peer: ours)',
      microseconds(some, (path) => matchers.findLast((matches) => matches(path))),
      'µs',
      alone,
    ),
  ];
  const growth = [50, 500, 5000].map((count) => ({ count, cost: place(paths, policyOf(patternsOf(count))) }));
  return [
    ...rows,
    ...growth.slice(1).map(({ count, cost }, index) => {
      const before = growth[index];
      return measurement(
        `zone of a path, ${count} patterns (peer: ${before?.count})`,
        cost,
        'µs',
        before?.cost ?? 0,
      );
    }),
  ];
}

function place(paths: readonly string[], policy: Policy): number {
  return microseconds(paths, (path) => placeInRepository(path, { policy }));
}

/**
 * The mean of one call, once the engine has compiled it (on other paths). In microseconds of processor time, so that
 * what else the machine does is not counted.
 */
function microseconds(paths: readonly string[], run: (path: string) => unknown): number {
  for (let index = 0; index < 2000; index += 1) run(`warm/${pathOf(index)}`);
  const start = process.cpuUsage();
  for (const path of paths) run(path);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / paths.length;
}

function policyOf(patterns: readonly string[]): Policy {
  const size = 5;
  const zones = Array.from({ length: Math.ceil(patterns.length / size) }, (_, index) => ({
    zone: ['open', 'gated', 'production', 'critical'][index % 4],
    paths: patterns.slice(index * size, (index + 1) * size),
  }));
  const { policy } = readPolicy(JSON.stringify({ version: 1, zones }));
  if (!policy) throw new Error('The policy to measure is not valid.');
  return policy;
}

/** Patterns as policies have them: folders, names, types, with stars in between. */
function patternsOf(count: number): string[] {
  const kinds: ((index: number) => string)[] = [
    (index) => `/src/feature${index}/`,
    (index) => `**/module${index}/**`,
    (index) => `*.gen${index}.ts`,
    (index) => `apps/*/src/area${index}/*.tsx`,
    (index) => `Legacy${index}/`,
    (index) => `packages/pkg${index}/**/*.sql`,
    (index) => `docs/**/chapter${index}*.md`,
    (index) => `config[0-9]${index}?.json`,
  ];
  return Array.from({ length: count }, (_, index) => kinds[index % kinds.length]?.(index) ?? '');
}

/** Paths as repositories have them; about one in eight is matched. */
function pathOf(index: number): string {
  const kinds = [
    `src/feature${index % 700}/components/Button${index}.tsx`,
    `packages/pkg${index % 900}/src/server/module${index % 50}/handler${index}.ts`,
    `docs/guide/chapter${index}.md`,
    `apps/web/src/pages/area${index % 600}/Page${index}.tsx`,
    `lib/shared${index}/y/z/service${index}.gen${index % 600}.ts`,
  ];
  return kinds[index % kinds.length] ?? '';
}

/** What gitignore means by a pattern, as globs: picomatch has no other notion of folders. */
function asGlobs(pattern: string): string[] {
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const glob = pattern.slice(0, -1).includes('/') ? body : `**/${body}`;
  return pattern.endsWith('/') ? [`${glob}/**`] : [glob, `${glob}/**`];
}
