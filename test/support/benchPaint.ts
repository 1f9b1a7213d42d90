import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { bundleProbe, runProbe } from './benchProbe.ts';
import { temporaryFolder } from './cleanup.ts';
import { createHostWorkspace } from './hostWorkspace.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { repositoryRoot } from './paths.ts';

const reportSchema = z.object({ turns: z.array(z.number()).min(1), paints: z.array(z.number()).min(1) });

/**
 * Measures the time from the last byte a model streams to the painted preview, in a real VS Code. The peer is
 * the same page read, compiled, loaded and painted without a turn, in the same window. Both end when the page itself has
 * drawn a frame; what that is made of stands in benchUpdate.ts.
 * @throws Error when the run fails.
 */
export async function measurePaint(): Promise<Measurement[]> {
  const folder = temporaryFolder('bench-paint');
  const report = path.join(folder.path, 'paint.json');
  await runProbe({
    extensions: [repositoryRoot],
    testsPath: await bundleProbe('paintProbe'),
    target: await createHostWorkspace('single', folder.path),
    env: { FOOTBRIDGE_BENCH_REPORT: report },
  });
  const { turns, paints } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  folder.remove();
  return [0.5, 0.95].map((share) =>
    measurement(
      `last streamed byte to preview painted (p${share * 100})`,
      quantile(turns, share),
      'ms',
      quantile(paints, share),
    ),
  );
}
