import path from 'node:path';
import { reportedTally } from './mochaRun.ts';
import { repositoryRoot } from './paths.ts';
import { performAll } from './performSteps.ts';
import { run, startGroup } from './processes.ts';
import { type Tally, sum } from './tally.ts';
import { type TestOptions, type TestPart } from './testOptions.ts';
import { buildStep } from './testSteps.ts';

/** What mostly computes, and what mostly waits for an editor: beside each other they take two thirds of the time. */
const lanes: readonly (readonly TestPart[])[] = [
  ['static', 'unit', 'page'],
  ['host', 'journey'],
];

/** Splits a test run into parts that can run at the same time. */
export function lanesOf(options: TestOptions): TestOptions[] {
  return lanes
    .map((lane) => ({ ...options, parts: options.parts.filter((part) => lane.includes(part)) }))
    .filter(({ parts }) => parts.length > 0);
}

/** Builds, then runs each lane in a process of its own. The first one is heard at once, the others when they have ended. */
export async function performLanes([first, ...others]: readonly TestOptions[]): Promise<Tally> {
  const built = await performAll([buildStep]);
  if (built.failed > 0 || first === undefined) return built;
  const heard = reportedTally(first.grep, (env) =>
    run(process.execPath, argumentsOf(first), inCheckout(env)),
  );
  const tallies = await Promise.all([
    heard,
    ...others.map((lane) => reportedTally(lane.grep, unheard(lane))),
  ]);
  return sum([built, ...tallies]);
}

function unheard(lane: TestOptions) {
  return async (env: Readonly<Record<string, string>>): Promise<number> => {
    const running = startGroup(process.execPath, argumentsOf(lane), inCheckout(env));
    try {
      return (await running.exited) ?? 1;
    } finally {
      await running.stop();
      console.log(running.output());
    }
  };
}

function argumentsOf({ parts, grep, release }: TestOptions): string[] {
  const script = path.join(import.meta.dirname, 'test.ts');
  const pattern = grep === undefined ? [] : ['--grep', grep];
  return [script, '--lane', '--only', parts.join(','), '--vscode', release, ...pattern];
}

function inCheckout(variables: Readonly<Record<string, string>>) {
  return { cwd: repositoryRoot, env: { ...process.env, ...variables } };
}
