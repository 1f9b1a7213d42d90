import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { LabStore } from '../../../src/app/ports.ts';
import { plant, sampleExperiment, sampleLab, snapshot } from './samples.ts';

export const slug = 'checkout';
export const discardedAt = new Date('2026-03-20T09:30:15.250Z');
export const trashed = `${slug}-20260320093015250`;

/** Which files of the lab belong to the prototype, with what they hold. */
export const prototypeFiles: Readonly<Record<string, string>> = {
  [`experiments/${slug}/variants/v1/index.html`]: '<h1>Checkout</h1>',
  [`experiments/${slug}/variants/v1/img/logo.svg`]: '<svg/>',
  [`experiments/${slug}/variants/v2/index.html`]: '<h1>Shorter</h1>',
  [`experiments/${slug}/data/orders/record.json`]: '{}',
  [`.footbridge/checkpoints/${slug}.git/objects/ab/cd`]: 'object',
  [`.footbridge/boundary/${slug}/shop.json`]: '{}',
  [`.footbridge/screens/${slug}/abc/basket.png`]: 'picture',
};

/** What stays, and what belongs to another experiment. */
export const keptFiles: Readonly<Record<string, string>> = {
  [`experiments/${slug}/generations.jsonl`]: '\n',
  [`experiments/${slug}/crossings.jsonl`]: '\n',
  [`experiments/${slug}/handoff/brief.md`]: '# Brief',
  [`experiments/${slug}/evidence/s1.jsonl`]: '\n',
  'experiments/checkout-2/variants/v1/index.html': 'another',
  '.footbridge/checkpoints/checkout-2.git/objects/ab/cd': 'another',
  '.footbridge/boundary/checkout-2/shop.json': '{}',
};

/** A lab with a prototype that has all its parts; `reset` makes it so again. */
export async function discardableLab(): Promise<{
  lab: string;
  parent: string;
  production: string;
  store: LabStore;
  reset: () => Promise<void>;
}> {
  const made = await sampleLab();
  const reset = async () => {
    for (const folder of ['experiments', '.footbridge', 'learnings'])
      await rm(path.join(made.lab, folder), { recursive: true, force: true });
    await mkdir(path.join(made.lab, '.footbridge'));
    await made.store.writeExperiment({ ...sampleExperiment(slug), stage: 'testing' });
    await plant(made.lab, { ...prototypeFiles, ...keptFiles });
  };
  await reset();
  return { ...made, reset };
}

/** The files of the lab's experiments and of our own folder, without the records of experiments, locks and empty folders. */
export async function filesOf(lab: string): Promise<Record<string, string | null>> {
  const all = await snapshot(lab);
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, text]) => [name.split(path.sep).join('/'), text] as const)
      .filter(([name, text]) => text !== null && /^(?:experiments|\.footbridge)\//.test(name))
      .filter(([name]) => !name.startsWith('.footbridge/locks') && !name.endsWith('experiment.json'))
      .toSorted(byName),
  );
}

/** The lab's files when the prototype is there, and when it is in the trash. */
export const filesBefore = sorted({ ...prototypeFiles, ...keptFiles });
export const filesAfter = sorted({
  ...keptFiles,
  ...Object.fromEntries(
    Object.entries(prototypeFiles).map(([name, text]) => [
      `.footbridge/trash/${trashed}/${inTrash(name)}`,
      text,
    ]),
  ),
});

function inTrash(name: string): string {
  return name
    .replace(`experiments/${slug}/`, '')
    .replace(`.footbridge/checkpoints/${slug}.git`, 'checkpoints')
    .replace(`.footbridge/boundary/${slug}`, 'boundary')
    .replace(`.footbridge/screens/${slug}`, 'screens');
}

function sorted(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).toSorted(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
