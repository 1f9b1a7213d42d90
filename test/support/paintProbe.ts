import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWire } from '../../src/core/generation/wireFormat.ts';
import { freshLab, run as command } from '../host/bridge.ts';
import { answer, startModelServer } from './modelServer.ts';
import { sampleHypothesis } from './sampleHypothesis.ts';

const RUNS = 20;
const files = ['index.html', 'styles.css', 'app.js'];

/**
 * Times, inside an extension host and with a preview open, how long it takes from the last byte a model
 * streams until the new prototype is painted (`turns`), and how long the same page takes without a turn
 * (`paints`): read, compile, load, paint. In milliseconds.
 * @throws Error when a turn or a preview fails.
 */
export async function run(): Promise<void> {
  const lab = await freshLab();
  const { experiment } = (await command('frameHypothesis', sampleHypothesis())) as { experiment: string };
  await command('setActiveExperiment', { experiment });
  await command('generatePrototype');
  await command('openPreview');
  const folder = join(lab, 'experiments', experiment, 'variants', 'a');
  const prototype = files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const server = await startModelServer();
  await command('chooseModel', { provider: 'openaiCompatible', model: 'sample', baseUrl: server.baseUrl });
  const turns: number[] = [];
  const paints: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const changed = prototype.map(({ path, text }) => ({
      path,
      text: text.replaceAll('Basket', `Basket ${turn}`),
    }));
    let lastByte = Number.NaN;
    server.script(async (response, closed) => {
      await answer(writeWire(changed))(response, closed);
      lastByte = performance.now();
    });
    const { error } = await command('generatePrototype', { instruction: `turn ${turn}` });
    if (error) throw new Error(JSON.stringify(error));
    turns.push(performance.now() - lastByte);
    const begin = performance.now();
    await command('openPreview');
    paints.push(performance.now() - begin);
  }
  await command('chooseModel', { provider: 'starter' });
  await server.close();
  writeFileSync(process.env['FOOTBRIDGE_BENCH_REPORT'] ?? '', JSON.stringify({ turns, paints }));
}
