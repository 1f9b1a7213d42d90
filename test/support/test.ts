import { runMain } from './main.ts';
import { type Tally, closingLine, nothing, oneFailure, sum } from './tally.ts';
import { parseTestOptions } from './testOptions.ts';
import { type TestStep, testSteps } from './testSteps.ts';

await runMain(async () => {
  const start = performance.now();
  const tallies: Tally[] = [];
  for (const step of testSteps(parseTestOptions(process.argv.slice(2)))) tallies.push(await perform(step));
  const total = sum(tallies);
  const executedNothing = total.passed + total.failed === 0;
  if (executedNothing) console.error('No test was executed.');
  console.log(`\nAll in ${secondsSince(start)} s\n\n${closingLine(total)}`);
  return total.failed > 0 || executedNothing ? 1 : 0;
});

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
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
    console.error(error instanceof Error ? error.message : error);
    return oneFailure;
  });
  console.log(`━━ ${step.title}: ${tally.failed > 0 ? 'failed' : 'done'} in ${secondsSince(start)} s`);
  return tally;
}
