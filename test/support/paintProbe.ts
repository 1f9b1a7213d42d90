import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { PrototypeFile } from '../../src/core/generation/fileChange.ts';
import { writeWire } from '../../src/core/generation/wireFormat.ts';
import { freshLab, run as command } from '../host/bridge.ts';
import { answer, startModelServer } from './modelServer.ts';
import { reactPrototype } from './reactPrototype.ts';
import { sampleHypothesis } from './sampleHypothesis.ts';
import { sharedTime } from './watchedPage.ts';

const RUNS = 20;

/**
 * A React prototype of 20 files that tells when its first frame is drawn, in the only way a prototype can say
 * something: by an error, which Footbridge shows in Problems. The time stands in it, as that takes a way of its own.
 */
function telling(turn: number): PrototypeFile[] {
  const says = 'throw new Error(`painted at ${performance.timeOrigin + performance.now()}`)';
  const signal = `requestAnimationFrame(() => requestAnimationFrame(() => { ${says}; }));\n`;
  return reactPrototype(`Version ${turn}`).map((file) =>
    file.path === 'src/main.tsx' ? { ...file, text: file.text + signal } : file,
  );
}

/** When the first page after a time was painted, by the clock that all processes of this machine share. */
async function paintedAfter(time: number): Promise<number> {
  for (const deadline = time + 30_000; sharedTime() < deadline;) {
    const messages = vscode.languages
      .getDiagnostics()
      .flatMap(([, diagnostics]) => diagnostics.map(({ message }) => message));
    const times = messages.map((message) => Number(/painted at ([\d.]+)$/.exec(message)?.[1]));
    const painted = times.find((one) => one > time);
    if (painted !== undefined) return painted;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Nothing was painted.');
}

/**
 * Times, inside an extension host and with a preview open, how long it takes from the last byte a model
 * streams until a new React prototype of 20 files is painted (`turns`), and how long the same page takes without
 * a turn (`paints`): read, compile, load, paint. In milliseconds.
 * @throws Error when a turn or a preview fails.
 */
export async function run(): Promise<void> {
  await freshLab();
  const { experiment } = (await command('frameHypothesis', sampleHypothesis())) as { experiment: string };
  await command('setActiveExperiment', { experiment });
  await command('generatePrototype');
  await command('openPreview');
  const server = await startModelServer();
  await command('chooseModel', { provider: 'openaiCompatible', model: 'sample', baseUrl: server.baseUrl });
  const turns: number[] = [];
  const paints: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    const changed = telling(turn);
    let lastByte = Number.NaN;
    server.script(async (response, closed) => {
      await answer(writeWire(changed))(response, closed);
      lastByte = sharedTime();
    });
    const { error } = await command('generatePrototype', { instruction: `turn ${turn}` });
    if (error) throw new Error(JSON.stringify(error));
    turns.push((await paintedAfter(lastByte)) - lastByte);
    const begin = sharedTime();
    await command('openPreview');
    paints.push((await paintedAfter(begin)) - begin);
  }
  await command('chooseModel', { provider: 'starter' });
  await server.close();
  writeFileSync(process.env['FOOTBRIDGE_BENCH_REPORT'] ?? '', JSON.stringify({ turns, paints }));
}
