import { parseArgs } from 'node:util';
import type { ReleaseName } from './vsCodeReleases.ts';

/** The parts of a test run, in their order. */
export const testParts = ['static', 'unit', 'page', 'host', 'journey'] as const;

/** One of {@link testParts}; `static` are the checks that run no product code. */
export type TestPart = (typeof testParts)[number];

/** What a test run is asked to do. */
export interface TestOptions {
  readonly parts: readonly TestPart[];
  /** Only tests whose full title matches this regular expression. */
  readonly grep: string | undefined;
  readonly release: ReleaseName;
  /** Whether it is a part of a larger run, which has built the checkout. */
  readonly isLane: boolean;
}

/**
 * Reads `--only unit,host`, `--grep <pattern>`, `--vscode oldest|newest` and `--lane`.
 * @throws Error that names what is allowed when something else is given.
 */
export function parseTestOptions(commandLine: readonly string[]): TestOptions {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      only: { type: 'string', default: testParts.join(',') },
      grep: { type: 'string' },
      vscode: { type: 'string', default: 'newest' },
      lane: { type: 'boolean', default: false },
    },
  });
  const parts = values.only.split(',').map((name) => oneOf(testParts, name, '--only'));
  const release = oneOf(['newest', 'oldest'], values.vscode, '--vscode');
  return { parts, grep: values.grep, release, isLane: values.lane };
}

function oneOf<T extends string>(allowed: readonly T[], given: string, flag: string): T {
  const found = allowed.find((name) => name === given);
  if (found === undefined) throw new Error(`${flag} takes ${allowed.join(', ')}, not “${given}”.`);
  return found;
}
