import { type Tally, nothing, oneFailure, sum } from './tally.ts';
import type { TestStep } from './testSteps.ts';

/** Runs steps one after the other and adds up how they ended. */
export async function performAll(steps: readonly TestStep[]): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await perform(step));
  return sum(tallies);
}

/** Runs a step under a heading; whatever goes wrong counts as a failure and does not stop the others. */
async function perform(step: TestStep): Promise<Tally> {
  console.log(`\n━━ ${step.title}`);
  if (step.skip !== undefined) {
    console.log(`Passed over: ${step.skip}.`);
    return nothing;
  }
  const start = performance.now();
  const tally = await step.run().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    return { ...oneFailure, failures: [`${step.title}: ${reason}`] };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`━━ ${step.title}: ${tally.failed > 0 ? 'failed' : 'done'} in ${seconds} s`);
  return tally.failed > tally.failures.length
    ? { ...tally, failures: [...tally.failures, step.title] }
    : tally;
}
