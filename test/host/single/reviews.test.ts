import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { exportBrief } from '../../../src/app/exportBrief.ts';
import { LabState } from '../../../src/app/labState.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import { reviewBrief } from '../../../src/app/reviewBrief.ts';
import { watchReviews } from '../../../src/editor/handoff/watchReviews.ts';
import { Log } from '../../../src/editor/log.ts';
import { sha256 } from '../../../src/node/lab/sha256.ts';
import { sampleLabOnDisk } from '../../unit/handoff/support/sampleLabOnDisk.ts';
import { sampleExperiment } from '../../unit/handoff/support/sampleRecords.ts';
import { eventually } from '../bridge.ts';

const { slug } = sampleExperiment;

describe('an answer in a brief that a pull brought while no window was open', function () {
  this.timeout(60_000);
  const clock = { now: () => new Date() };
  let parent: string;
  let store: LabStore;
  let watching: vscode.Disposable;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'footbridge-reviews-'));
    store = await sampleLabOnDisk(parent);
    await exportBrief(sampleExperiment, { draft: false }, { store, clock, sha256 });
  });
  afterEach(async () => {
    watching.dispose();
    await rm(parent, { recursive: true, force: true });
  });

  /** Ticks a box and says who answers, and why. */
  const answer = async (box: 'Accepted' | 'Returned', reason: string): Promise<void> => {
    const file = join(store.root, 'experiments', slug, 'handoff', 'brief.md');
    const text = (await readFile(file, 'utf8'))
      .replaceAll(/^- \[.\] (Accepted|Returned)$/gm, (_, name) => `- [${name === box ? 'x' : ' '}] ${name}`)
      .replace(/^- Reviewer:.*/m, '- Reviewer: Platform')
      .replace(/^- Why, or what is missing:.*/m, `- Why, or what is missing: ${reason}`);
    await writeFile(file, text);
  };
  /** Opens a window on the lab, and gives the newest answer that it shows. */
  const opened = async (): Promise<() => string | undefined> => {
    const lab = new LabState(() => undefined);
    await lab.open(store, undefined);
    // Left open: VS Code gives one channel to all who name it alike, and so the extension's would close too.
    watching = watchReviews({ lab, clock, log: new Log() });
    return () => lab.experiments[0]?.reviews?.at(-1)?.reason;
  };

  it('is taken in also where the brief had come back before', async () => {
    await reviewBrief(
      sampleExperiment,
      { status: 'returned', reviewer: 'Platform', reason: 'Why?' },
      { store, clock },
    );
    await answer('Accepted', 'Clear now.');
    const shown = await opened();
    await eventually('the answer', () => (shown() === 'Clear now.' ? true : undefined));
    assert.equal((await store.readExperiment(slug)).reviews?.length, 2);
  });

  it('is taken in also where the prototype was thrown away meanwhile', async () => {
    await store.discard(slug, clock.now(), () => undefined);
    await answer('Accepted', 'Engineering builds it.');
    const shown = await opened();
    await eventually('the answer', () => (shown() === 'Engineering builds it.' ? true : undefined));
    const json = join(store.root, 'experiments', slug, 'handoff', 'brief.json');
    assert.match(await readFile(json, 'utf8'), /Engineering builds it\./);
  });
});
