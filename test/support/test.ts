import { setPriority } from 'node:os';
import { runMain } from './main.ts';
import { performAll } from './performSteps.ts';
import { lanesOf, performLanes } from './testLanes.ts';
import { closingLine } from './tally.ts';
import { writeReport } from './tallyReporter.ts';
import { parseTestOptions } from './testOptions.ts';
import { testSteps } from './testSteps.ts';

/** Of processes, from -20 (first) to 19 (last); 0 is usual. */
const GIVES_WAY = 5;

await runMain(async () => {
  const start = performance.now();
  const options = parseTestOptions(process.argv.slice(2));
  // Editors are driven by the clock: what computes beside them gives way.
  if (options.isLane && options.parts.includes('page')) setPriority(GIVES_WAY);
  const lanes = lanesOf(options);
  const total = lanes.length > 1 ? await performLanes(lanes) : await performAll(testSteps(options));
  writeReport(total);
  const executedNothing = !options.isLane && total.passed + total.failed === 0;
  if (executedNothing) console.error('No test was executed.');
  console.log(`\nAll in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  // Said once more at the end, where it is found in a long log.
  for (const first of total.secondTries) console.log(`Passed only at the second try: ${first}`);
  for (const failure of total.failures) console.log(`Failed: ${failure}`);
  console.log(`\n${closingLine(total)}`);
  return total.failed > 0 || executedNothing ? 1 : 0;
});
