import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { LabState } from '../../../src/app/labState.ts';
import type { Learning } from '../../../src/core/handoff/learning/learning.ts';
import { renderLearning } from '../../../src/core/handoff/learning/renderLearning.ts';
import { HandoffReadings } from '../../../src/editor/guide/handoffReadings.ts';
import { watchLab } from '../../../src/editor/lab/watchLab.ts';
import { Log } from '../../../src/editor/log.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { begun } from '../../unit/lab/sampleEvidence.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually, freshLab, run } from '../bridge.ts';

const sampleLearning: Learning = {
  schemaVersion: 1,
  slug: 'price-first',
  title: 'Price first',
  kind: 'customerFlow',
  belief: 'shoppers stay when they see the price first',
  segment: 'shoppers',
  at: '2029-05-12T10:00:00.000Z',
  evidence: { metric: 'orders without help', successes: 1, participants: 6 },
  observed: 'One of six.',
  insight: 'The price was not what they looked for.',
  action: 'Show the delivery time.',
};

/** Longer than changes are gathered. */
const whileMs = 1500;

describe('a lab that others change while a window has it open', function () {
  this.timeout(60_000);
  let lab: string;
  let experiment: string;
  const file = (...names: string[]): string => join(lab, 'experiments', experiment, ...names);
  /** Changes the record as a pull does: from outside, all at once. */
  const change = async (edit: (record: Record<string, unknown>) => object): Promise<void> => {
    const record = JSON.parse(await readFile(file('experiment.json'), 'utf8')) as Record<string, unknown>;
    await writeFile(file('experiment.json'), JSON.stringify(edit(record), undefined, 2));
  };

  before(async () => {
    lab = await freshLab();
    experiment = String((await run('frameHypothesis', sampleHypothesis()))['experiment']);
    await run('setActiveExperiment', { experiment });
    await run('generatePrototype');
  });

  it('is followed without any command: a verdict from elsewhere puts the gaps in the Problems', async () => {
    const notes = () =>
      vscode.languages
        .getDiagnostics()
        .filter(([uri]) => uri.fsPath.startsWith(file('variants')))
        .flatMap(([, found]) => found);
    assert.deepEqual(notes(), []);
    const verdict = {
      outcome: 'validated',
      byTheBar: 'validated',
      rationale: 'A sample.',
      at: '2029-05-04T10:00:00.000Z',
      successes: 6,
      participants: 6,
    };
    await change((record) => ({ ...record, stage: 'decided', verdict }));
    await eventually('the gaps', () => (notes().length > 0 ? true : undefined), 20_000);
  });

  describe('and what is known of it', () => {
    let state: LabState;
    let changes: number;
    let watching: vscode.Disposable;
    const sessions: { live: { session: string } | undefined } = { live: undefined };

    beforeEach(async () => {
      state = new LabState(() => undefined);
      await state.open(await openLabStore(lab), experiment);
      sessions.live = undefined;
      // Left open: VS Code gives one channel to all who name it alike, and so the extension's would close too.
      const log = new Log();
      watching = watchLab({ lab: state, sessions, log });
      // Until VS Code watches.
      await delay(whileMs);
      changes = 0;
      state.onDidChange(() => (changes += 1));
    });
    afterEach(() => watching.dispose());

    it('keeps up with the record, evidence of other windows and new experiments', async () => {
      await change((record) => ({
        ...record,
        hypothesis: { ...Object(record['hypothesis']), title: 'Pulled' },
      }));
      await eventually(
        'the title',
        () => state.active?.experiment.hypothesis.title === 'Pulled' || undefined,
      );
      const other = await openLabStore(lab);
      await other.appendEvidence(experiment, 's1', begun('s1', 'P1'));
      await eventually('the session', () => state.active?.sessions.length || undefined);
      await other.writeExperiment({ ...(await other.readExperiment(experiment)), slug: 'pulled' });
      await eventually('the new one', () => state.experiments.length === 2 || undefined);
      await rm(join(lab, 'experiments', 'pulled'), { recursive: true });
      await eventually('it to be gone', () => state.experiments.length === 1 || undefined);
    });

    it('keeps up with what was learnt elsewhere, which is shown beside a hypothesis being framed', async () => {
      const readings = new HandoffReadings({
        lab: state,
        clock: { now: () => new Date() },
        look: () => assert.fail('Nobody asked what goes.'),
        onError: (error) => assert.fail(String(error)),
      });
      state.onDidChange(() => void readings.read());
      const card = file('..', '..', 'learnings', 'price-first.md');
      await mkdir(dirname(card), { recursive: true });
      await writeFile(card, renderLearning(sampleLearning));
      await eventually('the learning', () => readings.learnings[0]);
      await writeFile(card, renderLearning({ ...sampleLearning, insight: 'Corrected.' }));
      await eventually('the correction', () => readings.learnings[0]?.insight === 'Corrected.' || undefined);
      await rm(card);
      await eventually('it to be gone', () => readings.learnings.length === 0 || undefined);
    });

    it('is not told again to those who know it', async () => {
      const { store } = state;
      assert.ok(store);
      await store.updateExperiment(experiment, (one) => ({ ...one, stage: 'testing' }));
      await state.refresh();
      await delay(whileMs);
      assert.equal(changes, 1, 'what a command wrote and read');
      sessions.live = { session: 's2' };
      await store.appendEvidence(experiment, 's2', begun('s2', 'P2'));
      await delay(whileMs);
      assert.equal(changes, 1, 'what the session of this window writes');
    });

    it('does not lose the active experiment over a record that is being written', async () => {
      const text = await readFile(file('experiment.json'), 'utf8');
      let lost = false;
      state.onDidChange(() => (lost ||= state.active === undefined));
      await writeFile(file('experiment.json'), text.slice(0, 100));
      await delay(600);
      await writeFile(file('experiment.json'), text.replace('"Pulled"', '"Pulled again"'));
      const title = () => state.active?.experiment.hypothesis.title;
      await eventually('the title', () => title() === 'Pulled again' || undefined);
      assert.equal(lost, false);
      await rm(file('experiment.json'));
      await eventually('it to be gone', () => state.active === undefined || undefined);
      await writeFile(file('experiment.json'), text);
      await eventually('it to be back', () => title() === 'Pulled' || undefined);
    });
  });
});
