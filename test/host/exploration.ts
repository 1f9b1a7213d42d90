import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { closeAll, run } from './production.ts';

/** A hypothesis that can be tested, but for its title. */
export const testable = {
  belief: 'More visitors finish buying when they need no account.',
  segment: 'First-time visitors on a phone',
  steps: [{ title: 'Cart' }, { title: 'Pay' }],
  tasks: [{ goal: 'Buy the blue mug without an account' }],
  criterion: { metric: 'Participants who finish', passAtLeast: 4, killAtMost: 1, minimumParticipants: 5 },
};

const recordSchema = z.object({
  id: z.string(),
  type: z.string(),
  path: z.string().optional(),
  change: z.string().optional(),
  silenced: z.boolean().optional(),
  seen: z.string().optional(),
  how: z.string().optional(),
});
/** A line of `crossings.jsonl`, as far as tests look at it. */
export type CrossingRecord = z.infer<typeof recordSchema>;

/**
 * A lab of its own with one experiment, for the tests of a suite. VS Code saves nothing by itself meanwhile: in a browser it
 * would, which would hide what is unsaved.
 */
export class Exploration {
  lab = '';
  experiment = '';
  readonly #title: string;
  #location = '';

  /** To be made inside `describe`: it sets up before the suite's tests and cleans up after them. */
  constructor(title: string) {
    this.#title = title;
    before(async () => await this.#begin());
    after(async () => await this.#end());
  }

  /** Where crossings are recorded. */
  get log(): string {
    return path.join(this.lab, 'experiments', this.experiment, 'crossings.jsonl');
  }

  /** What was recorded of production, oldest first. */
  async records(): Promise<CrossingRecord[]> {
    if (!existsSync(this.log)) return [];
    const lines = (await readFile(this.log, 'utf8')).split('\n').filter((line) => line !== '');
    return lines.map((line) => recordSchema.parse(JSON.parse(line)));
  }

  /** Makes the experiment active, with warnings on. */
  async resume(): Promise<void> {
    await run('footbridge.setActiveExperiment', { experiment: this.experiment });
    await run('footbridge.setBoundaryMode', { mode: 'warn' });
  }

  async #begin(): Promise<void> {
    await saveByItself('off');
    this.#location = await mkdtemp(path.join(tmpdir(), 'footbridge-exploration-'));
    const { lab } = await run<{ lab: string }>('footbridge.createLab', {
      location: this.#location,
      join: false,
    });
    const hypothesis = { ...testable, title: this.#title };
    const { experiment } = await run<{ experiment: string }>('footbridge.frameHypothesis', hypothesis);
    [this.lab, this.experiment] = [lab, experiment];
  }

  async #end(): Promise<void> {
    await run('footbridge.setActiveExperiment', { experiment: null });
    await closeAll();
    await saveByItself(undefined);
    await rm(this.#location, { recursive: true, force: true });
  }
}

async function saveByItself(when: 'off' | undefined): Promise<void> {
  const files = vscode.workspace.getConfiguration('files');
  await files.update('autoSave', when, vscode.ConfigurationTarget.Global);
}
