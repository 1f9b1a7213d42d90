/**
 * Prints how much memory this process uses after some model turns, and after many: `{"heap": [20, 200], "rss": [20, 200]}` in
 * bytes. It is a process of its own, so that nothing else is measured.
 */
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkSource } from '../../src/app/generation/checkSource.ts';
import { Generations } from '../../src/app/generation/generations.ts';
import { LabState } from '../../src/app/labState.ts';
import type { ModelProvider } from '../../src/app/ports.ts';
import { writeWire } from '../../src/core/generation/wireFormat.ts';
import { compileInWorker } from '../../src/node/compile/compileInWorker.ts';
import { createGenerationLab } from '../unit/generation/generationLab.ts';
import { runMain } from './main.ts';
import { distFolder, repositoryRoot } from './paths.ts';
import { headingFile, reactPrototype } from './reactPrototype.ts';

const few = 20;
const many = 200;

await runMain(async () => {
  const made = await createGenerationLab();
  const worker = path.join(repositoryRoot, 'src', 'node', 'compile', 'compileWorker.ts');
  const compiler = compileInWorker(distFolder, { worker });
  const lab = new LabState(() => undefined);
  await lab.open(made.store, made.experiment.slug);
  const { clock, ids } = made.deps(modelOf(0));
  const generations = new Generations(lab, {
    clock,
    ids,
    check: checkSource(compiler),
    checkpoints: () => made.checkpoints,
    describeData: async () => '',
    caps: () => ({}),
  });
  const used: NodeJS.MemoryUsage[] = [];
  for (let turn = 0; turn < many; turn += 1) {
    const experiment = await lab.requireExperiment(undefined);
    const order = { experiment, variant: undefined, instruction: `Change ${turn}` };
    await generations.run(order, modelOf(turn));
    if (turn + 1 === few || turn + 1 === many) used.push(afterCollection());
  }
  compiler.dispose();
  made.remove();
  const of = (key: 'heapUsed' | 'rss') => used.map((one) => one[key]);
  console.log(JSON.stringify({ heap: of('heapUsed'), rss: of('rss') }));
  return 0;
});

/** A model that writes a React prototype of 20 files at first, and changes a label of it in each later turn. */
function modelOf(turn: number): ModelProvider {
  const label = (heading: number) => `      <h1>Version ${heading}</h1>`;
  const edits = [{ search: label(turn - 1), replace: label(turn) }];
  const answer = writeWire(turn === 0 ? reactPrototype('Version 0') : [{ path: headingFile, edits }]);
  return {
    id: 'sample',
    model: 'sample',
    needsTrust: false,
    converses: true,
    traits: async () => ({}),
    stream: async function* () {
      yield { type: 'text', text: answer };
      yield { type: 'finish', reason: 'complete', usage: {} };
    },
  };
}

/** What is in use once everything that nobody holds any more was collected. */
function afterCollection(): NodeJS.MemoryUsage {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) collect();
  return process.memoryUsage();
}
