import { measureActivation } from './benchActivation.ts';
import { measureBoard } from './benchBoard.ts';
import { measureCompile } from './benchCompile.ts';
import { measureData } from './benchData.ts';
import { measureImport } from './benchImport.ts';
import { measureKeystroke } from './benchKeystroke.ts';
import { measureGaps } from './benchGaps.ts';
import { measureGate } from './benchGate.ts';
import { measureLeaks } from './benchLeaks.ts';
import { measureMemory } from './benchMemory.ts';
import { measurePaint } from './benchPaint.ts';
import { measureParser } from './benchParser.ts';
import { measureSizes } from './benchSizes.ts';
import { measureTable } from './benchTable.ts';
import { measureTokens } from './benchTokens.ts';
import { measureUpdate } from './benchUpdate.ts';
import { measureZone } from './benchZone.ts';
import { runMain } from './main.ts';
import type { Measurement } from './measurement.ts';

/** Everything `npm run bench` measures, in this order. Whoever measures something more adds it here. */
const measurers: readonly (() => Promise<Measurement[]>)[] = [
  measureSizes,
  measureParser,
  measureTokens,
  measureCompile,
  measureData,
  measureImport,
  measureTable,
  measureBoard,
  measureActivation,
  measurePaint,
  measureUpdate,
  measureGate,
  measureGaps,
  measureMemory,
  measureKeystroke,
  measureLeaks,
  measureZone,
];

await runMain(async () => {
  for (const measure of measurers) {
    for (const measurement of await measure()) console.log(JSON.stringify(measurement));
  }
  return 0;
});
