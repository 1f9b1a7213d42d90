import { measureActivation } from './benchActivation.ts';
import { measurePaint } from './benchPaint.ts';
import { measureSizes } from './benchSizes.ts';
import { runMain } from './main.ts';
import type { Measurement } from './measurement.ts';

/** Everything `npm run bench` measures, in this order. Whoever measures something more adds it here. */
const measurers: readonly (() => Promise<Measurement[]>)[] = [measureSizes, measureActivation, measurePaint];

await runMain(async () => {
  for (const measure of measurers) {
    for (const measurement of await measure()) console.log(JSON.stringify(measurement));
  }
  return 0;
});
